package dev.cloudcart.quickbooks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;

class TaxUsesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # company, code, description, agency, rate, treatment, where
            GB, 20.0% S, Standard rate, HM Revenue & Customs, 20, TAXED, United Kingdom
            GB, 5.0% R, Reduced rate, HM Revenue & Customs, 5, TAXED, United Kingdom
            GB, 0.0% Z, Zero rate, HM Revenue & Customs, 0, ZERO_RATED, United Kingdom
            GB, Exempt, Exempt, HM Revenue & Customs, 0, EXEMPT, United Kingdom
            GB, No VAT, Outside the scope of VAT, HM Revenue & Customs, 0, OUT_OF_SCOPE, United Kingdom
            GB, NO VAT, '', HM Revenue & Customs, 0, OUT_OF_SCOPE, United Kingdom
            GB, 20.0% RC SG, 'Reverse charge, specified goods', HM Revenue & Customs, 0, SPECIAL, United Kingdom
            GB, 20.0% RC MPCCs, Reverse charge, HM Revenue & Customs, 20, SPECIAL, United Kingdom
            GB, 20.0% RC CIS, Construction Industry Scheme, HM Revenue & Customs, 20, SPECIAL, United Kingdom
            GB, 0.0% ECG, Goods to or from the European Union, HM Revenue & Customs, 0, EU_GOODS, United Kingdom
            GB, 20.0% ECG, EC goods, HM Revenue & Customs, 20, SPECIAL, United Kingdom
            GB, 20.0% PVA, Postponed import VAT, HM Revenue & Customs, 20, SPECIAL, United Kingdom
            GB, 19.0% DE OSS, 'Germany, One Stop Shop', EU One Stop Shop, 19, TAXED, Germany
            GB, OSS DE 19%, '', EU One Stop Shop, 19, TAXED, Germany
            GB, Germany OSS 19%, '', '', 19, TAXED, Germany
            GB, VAT Deutschland, '', '', 19, TAXED, Germany
            GB, 23.0% IE OSS, 'Ireland, One Stop Shop', EU One Stop Shop, 23, TAXED, Ireland
            GB, 22.0% IT OSS, 'Italy, One Stop Shop', EU One Stop Shop, 22, TAXED, Italy
            GB, 24% EL OSS, '', '', 24, TAXED, Greece
            GB, IOSS FR 20, '', '', 20, TAXED, France
            IE, TVA Autriche, '', '', 20, TAXED, Austria
            GB, 20% XI OSS, '', EU One Stop Shop, 20, TAXED, Northern Ireland
            GB, Island sales, '', HM Revenue & Customs, 20, TAXED, United Kingdom
            GB, 25% NO, '', '', 25, UNTOLD, an unknown country
            GB, 19% DE, '', '', 19, TAXED, Germany
            GB, OSS 21, One Stop Shop, EU One Stop Shop, 21, UNTOLD, an unknown country
            GB, VAT 0%, '', '', 0, ZERO_RATED, United Kingdom
            GB, Something, '', '', 0, UNTOLD, United Kingdom
            GB, Overseas 0%, '', '', 0, UNTOLD, United Kingdom
            FR, Ventes hors UE 0%, '', '', 0, UNTOLD, France
            GB, 0%, '', '', 0, ZERO_RATED, United Kingdom
            IE, 23.0% S, Standard rate, Revenue Commissioners, 23, TAXED, Ireland
            IE, UK 20%, '', HM Revenue & Customs, 20, TAXED, United Kingdom
            US, California, California, California Department of Tax and Fee Administration, 8, TAXED, 'CA, United States'
            US, Tucson, Tucson, Arizona Department of Revenue, 9.1, TAXED, 'AZ, United States'
            US, TX State, '', Comptroller, 8.25, TAXED, 'TX, United States'
            US, Texas Austin, Texas Austin, California Department of Tax and Fee Administration, 8.25, TAXED, 'TX, United States'
            US, Washington County, '', Utah State Tax Commission, 6.45, TAXED, 'UT, United States'
            US, Washington County, '', Oregon Department of Revenue, 6.45, TAXED, 'OR, United States'
            US, Washington County, '', Washington State Department of Revenue, 6.45, TAXED, 'WA, United States'
            US, Washington County, '', Local, 6.45, UNTOLD, an unknown country
            US, 'Washington County, MD', '', Utah State Tax Commission, 6.45, UNTOLD, an unknown country
            US, Nevada County, Nevada County, California Department of Tax and Fee Administration, 7.5, TAXED, 'CA, United States'
            US, Delaware County, '', New York State Department of Taxation and Finance, 8, TAXED, 'NY, United States'
            US, Kansas City, '', Missouri Department of Revenue, 8.6, TAXED, 'MO, United States'
            US, New York City, '', New Jersey Division of Taxation, 8.875, UNTOLD, an unknown country
            US, 'Kansas City, MO', '', Missouri Department of Revenue, 8.6, TAXED, 'MO, United States'
            US, 'Austin, TX', '', Comptroller of Texas, 8.25, TAXED, 'TX, United States'
            US, Sales Tax IN STATE, '', California Department of Tax and Fee Administration, 8, TAXED, 'CA, United States'
            GB, German VAT 19%, '', '', 19, TAXED, Germany
            GB, French VAT, '', '', 20, TAXED, France
            GB, 22.0% IT VAT, '', '', 22, UNTOLD, an unknown country
            GB, 20% (AT), '', '', 20, UNTOLD, an unknown country
            GB, IT-22%, '', '', 22, UNTOLD, an unknown country
            GB, 0% NO VAT, '', HM Revenue & Customs, 0, OUT_OF_SCOPE, United Kingdom
            SG, 9.0% SR, '', Inland Revenue Authority of Singapore, 9, TAXED, Singapore
            SG, 0% ZR, '', Inland Revenue Authority of Singapore, 0, ZERO_RATED, Singapore
            SG, 0% OS, '', Inland Revenue Authority of Singapore, 0, OUT_OF_SCOPE, Singapore
            SG, 0% ES33, '', Inland Revenue Authority of Singapore, 0, EXEMPT, Singapore
            US, Atlanta, '', Georgia Department of Revenue, 8.9, TAXED, 'GA, United States'
            US, New Jersey, '', '', 6.625, TAXED, 'NJ, United States'
            US, LA County, '', California Department of Tax and Fee Administration, 9.5, TAXED, 'CA, United States'
            US, County 0001, County 0001, '', 1.01, UNTOLD, 'an unknown country'
            US, KING CO, '', Washington, 10.1, TAXED, 'WA, United States'
            US, Texas and Oklahoma, '', '', 8, UNTOLD, an unknown country
            CA, GST, Goods and services tax, Canada Revenue Agency, 5, TAXED, Canada
            CA, HST ON, Ontario, Canada Revenue Agency, 13, TAXED, 'ON, Canada'
            CA, GST/PST BC, British Columbia, Canada Revenue Agency, 12, TAXED, 'BC, Canada'
            CA, GST/QST QC, '', Revenu Québec, 14.975, TAXED, 'QC, Canada'
            CA, HST (NL) 2016, '', Canada Revenue Agency, 15, TAXED, 'NL, Canada'
            CA, Zero-rated, Zero-rated, Canada Revenue Agency, 0, ZERO_RATED, Canada
            CA, Out of Scope, Out of scope, Canada Revenue Agency, 0, OUT_OF_SCOPE, Canada
            FR, Autoliquidation 20 %, '', Trésor public, 20, SPECIAL, France
            FR, Exonéré, '', Trésor public, 0, EXEMPT, France
            FR, Livraison intracommunautaire, '', Trésor public, 0, EU_GOODS, France
            FR, Acquisition intracommunautaire, '', Trésor public, 20, SPECIAL, France
            FR, Prestation de services intracommunautaire, '', Trésor public, 0, SPECIAL, France
            FR, Exportation, '', Trésor public, 0, EXPORT, France
            FR, Hors champ, '', Trésor public, 0, OUT_OF_SCOPE, France
            FR, 'TVA 20,0 %', Taux normal, Trésor public, 20, TAXED, France
            DE, Innergemeinschaftliche Lieferung, '', '', 0, EU_GOODS, Germany
            DE, Steuerfreie Ausfuhrlieferung, '', '', 0, EXPORT, Germany
            DE, 0 % USt, '', '', 0, ZERO_RATED, Germany
            DE, Steuerfrei, '', '', 0, EXEMPT, Germany
            ES, Exento, '', '', 0, EXEMPT, Spain
            IE, 0.0% EC goods, '', Revenue, 0, EU_GOODS, Ireland
            IE, 0.0% EC services, '', Revenue, 0, SPECIAL, Ireland
            IN, 18.0% GST, '', Central Board of Indirect Taxes and Customs, 18, TAXED_BY_STATES, India
            IN, 18.0% IGST, '', Central Board of Indirect Taxes and Customs, 18, TAXED_BY_STATES, India
            IN, CGST 9% + SGST 9%, '', '', 18, TAXED_BY_STATES, India
            IN, 0.25% IGST, '', '', 0.25, TAXED_BY_STATES, India
            IN, 0% GST, '', '', 0, UNTOLD, India
            IN, 0% IGST, '', '', 0, UNTOLD, India
            IN, Nil rated, '', '', 0, ZERO_RATED, India
            IN, Exempt, '', '', 0, EXEMPT, India
            IN, 0% Exports, '', '', 0, EXPORT, India
            IN, 0% Out of Scope, '', '', 0, OUT_OF_SCOPE, India
            IN, 12.5% VAT MH, '', Maharashtra Sales Tax Department, 12.5, TAXED_BY_STATES, 'MH, India'
            IN, 2.0% CST, '', '', 2, TAXED_BY_STATES, India
            IN, 15.0% ST, '', '', 15, TAXED_BY_STATES, India
            AE, 5.0% SR Dubai, '', Federal Tax Authority, 5, TAXED, United Arab Emirates
            AE, 5.0% SR Abu Dhabi, '', Federal Tax Authority, 5, TAXED, United Arab Emirates
            AE, SR (AD) 5%, '', Federal Tax Authority, 5, TAXED, United Arab Emirates
            AE, SR SH, '', Federal Tax Authority, 5, TAXED, United Arab Emirates
            AE, 5.0% SR UMQ, '', Federal Tax Authority, 5, TAXED, United Arab Emirates
            AE, 5% TRT, 'Tourist refund', Federal Tax Authority, 5, SPECIAL, United Arab Emirates
            AE, 5.0% RC, Reverse charge, Federal Tax Authority, 5, SPECIAL, United Arab Emirates
            AE, 0.0% ZR, '', Federal Tax Authority, 0, ZERO_RATED, United Arab Emirates
            AE, 5% GST, '', '', 5, UNTOLD, an unknown country
            AU, GST, GST, Australian Taxation Office, 10, TAXED, Australia
            AU, GST free, GST free sales, Australian Taxation Office, 0, ZERO_RATED, Australia
            AU, Input taxed, Input taxed sales, Australian Taxation Office, 0, EXEMPT, Australia
            AU, Export, GST free exports, Australian Taxation Office, 0, EXPORT, Australia
            """)
    void tellsWhatACodeIsMadeFor(
            String company,
            String name,
            String description,
            String agency,
            String rate,
            String treatment,
            String where) {
        var told = new TaxUses.Told(name, description, List.of(agency), TaxRate.ofPercent(rate));

        var use = new TaxUses(new Country(company)).of(told);

        assertThat(use.where().title()).isEqualTo(where);
        assertThat(use.treatment()).hasToString(treatment);
    }

    /// Codes as QuickBooks makes them for companies of other countries, and as people name their own.
    @ParameterizedTest
    @CsvSource(textBlock = """
            # company, code, description, agency, rate, treatment, where
            AU, GST-free, No tax applies, ATO, 0, ZERO_RATED, Australia
            AU, GST-free exports, Exports, ATO, 0, EXPORT, Australia
            AU, GST on capital, Goods and services tax on capital items, ATO, 10, SPECIAL, Australia
            AU, GST on non-capital, Goods and services tax on non-capital items, ATO, 10, TAXED, Australia
            AU, GST-free capital, No tax on capital items, ATO, 0, SPECIAL, Australia
            AU, GST-free non-capital, No tax on non-capital items, ATO, 0, ZERO_RATED, Australia
            AU, Input taxed, '', ATO, 0, EXEMPT, Australia
            AU, 0% Out of Scope, Nontaxable goods and services, '', 0, OUT_OF_SCOPE, Australia
            AU, WET, Wine Equalisation Tax, ATO, 29, SPECIAL, Australia
            AU, FRE, GST Free Supplies, ATO, 0, ZERO_RATED, Australia
            AU, EXP, GST Free Exports, ATO, 0, EXPORT, Australia
            AU, INP, Input Taxed Supplies, ATO, 0, EXEMPT, Australia
            AU, ADJ, Tax Adjustments, ATO, 10, SPECIAL, Australia
            AU, BAS Excluded, '', ATO, 0, OUT_OF_SCOPE, Australia
            AU, No GST, '', ATO, 0, OUT_OF_SCOPE, Australia
            NZ, 15% GST, '', Inland Revenue, 15, TAXED, New Zealand
            NZ, 15.0% S, GST on sales, Inland Revenue, 15, TAXED, New Zealand
            NZ, Zero Rated, '', IRD, 0, ZERO_RATED, New Zealand
            NZ, Zero-rated, No GST is charged, IRD, 0, ZERO_RATED, New Zealand
            NZ, No GST, '', IRD, 0, OUT_OF_SCOPE, New Zealand
            NZ, Exempt, '', IRD, 0, EXEMPT, New Zealand
            ZA, 15.0% S, Standard rate, SARS, 15, TAXED, South Africa
            ZA, 15.0% CG, Capital goods, SARS, 15, SPECIAL, South Africa
            ZA, 15% Capital Goods, '', SARS, 15, SPECIAL, South Africa
            ZA, 15% CIU, Change in use, SARS, 15, SPECIAL, South Africa
            ZA, Change in Use, '', SARS, 15, SPECIAL, South Africa
            ZA, Bad Debts, '', SARS, 15, SPECIAL, South Africa
            ZA, 15% 2nd Hand, 2nd Hand Goods, SARS, 15, SPECIAL, South Africa
            ZA, 0.0% Z, Zero rate, SARS, 0, ZERO_RATED, South Africa
            ZA, Zero-rated Exports, Zero-rated Goods Exported, SARS, 0, EXPORT, South Africa
            ZA, 14.0% S, Standard rate until March 2018, SARS, 14, TAXED, South Africa
            SG, SR 9%, '', IRAS, 9, TAXED, Singapore
            SG, DS 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, 7% DS, Deemed supplies, IRAS, 7, SPECIAL, Singapore
            SG, SRCA-C 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, 0% SRCA-S, '', IRAS, 0, SPECIAL, Singapore
            SG, SRRC 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, SRLVG 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, SROVR-LVG 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, SROVR-RS 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, 0% ES33, '', IRAS, 0, EXEMPT, Singapore
            SG, 0% ESN33, '', IRAS, 0, EXEMPT, Singapore
            SG, 0% ZR, '', IRAS, 0, ZERO_RATED, Singapore
            SG, Out of Scope 0%, '', '', 0, OUT_OF_SCOPE, Singapore
            SG, 0% OS, '', IRAS, 0, OUT_OF_SCOPE, Singapore
            SG, TX 9%, '', IRAS, 9, TAXED, Singapore
            SG, IM 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, BL 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, TX-RE 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, TX-N33 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, TX-ESS 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, TXCA 9%, '', IRAS, 9, SPECIAL, Singapore
            SG, 0% ME, '', IRAS, 0, SPECIAL, Singapore
            CA, Z, Zero-rated, CRA, 0, ZERO_RATED, Canada
            CA, E, Tax-exempt, CRA, 0, EXEMPT, Canada
            CA, Out of scope, Nontaxable goods and services, CRA, 0, OUT_OF_SCOPE, Canada
            CA, GST, Federal goods & services tax, CRA, 5, TAXED, Canada
            CA, GST BC, Federal tax (GST) only, CRA, 5, TAXED, 'BC, Canada'
            CA, PST BC, BC provincial tax only, '', 7, TAXED, 'BC, Canada'
            CA, GST/PST MB, Combined federal and Manitoba provincial tax, CRA, 13, TAXED, 'MB, Canada'
            CA, HST, Harmonized federal and PEI provincial tax, CRA, 15, TAXED, 'PE, Canada'
            CA, HST PEI, '', CRA, 15, TAXED, 'PE, Canada'
            CA, HST (PE), '', CRA, 15, TAXED, 'PE, Canada'
            CA, HST ON (88/12), '', CRA, 13, TAXED, 'ON, Canada'
            CA, GST/QST QC, Combined federal and Québec provincial tax, CRA, 14.975, TAXED, 'QC, Canada'
            CA, QST QC, Québec provincial tax only, Revenu Québec, 9.975, TAXED, 'QC, Canada'
            CA, TPS/TVQ, '', Revenu Québec, 14.975, TAXED, 'QC, Canada'
            CA, 'TPS/TVQ QC - 9,975', '', Revenu Québec, 14.975, TAXED, 'QC, Canada'
            CA, TVH ON, '', ARC, 13, TAXED, 'ON, Canada'
            CA, Détaxé, '', ARC, 0, ZERO_RATED, Canada
            CA, Exonéré, '', ARC, 0, EXEMPT, Canada
            CA, Hors champ, '', ARC, 0, OUT_OF_SCOPE, Canada
            CA, HST BC, '', CRA, 12, TAXED, 'BC, Canada'
            CA, GST/PST SK 2017, '', CRA, 11, TAXED, 'SK, Canada'
            CA, GST/RST MB, '', CRA, 12, TAXED, 'MB, Canada'
            CA, HST Newfoundland, '', CRA, 15, TAXED, 'NL, Canada'
            IE, 9.0% R2, Second reduced rate, Revenue Commissioners, 9, TAXED, Ireland
            IE, 4.8% AG, Livestock, Revenue Commissioners, 4.8, TAXED, Ireland
            IE, 4.8% L, Livestock, Revenue Commissioners, 4.8, TAXED, Ireland
            IE, 9.0% TR, Tourism rate, Revenue Commissioners, 9, TAXED, Ireland
            IE, 0.0% ECG, '', Revenue, 0, EU_GOODS, Ireland
            IE, 0.0% ECS, '', Revenue, 0, SPECIAL, Ireland
            IE, 23.0% RC, '', Revenue, 23, SPECIAL, Ireland
            IE, 23% Standard, '', Revenue Commissioners Ireland, 23, TAXED, Ireland
            IE, Zero-rated export, '', Revenue, 0, EXPORT, Ireland
            IE, 0.0% Z, 'Zero rate, no VAT charged', Revenue, 0, ZERO_RATED, Ireland
            GB, 12.5% TR, Temporary reduced rate, HM Revenue & Customs, 12.5, TAXED, United Kingdom
            GB, 12.5% T, Tourism and hospitality, HM Revenue & Customs, 12.5, TAXED, United Kingdom
            GB, 20.0% NI, Northern Ireland, HM Revenue & Customs, 20, TAXED, Northern Ireland
            GB, 20.0% NI, '', HM Revenue & Customs, 20, TAXED, Northern Ireland
            GB, Exempt, Exempt - no VAT, HMRC, 0, EXEMPT, United Kingdom
            GB, 0.00% Z, Zero Rate VAT, HMRC, 0, ZERO_RATED, United Kingdom
            GB, Z - 0%, Zero rate VAT, HMRC, 0, ZERO_RATED, United Kingdom
            GB, S - 20%, 'Standard rate VAT (from January 4, 2011 forward)', HMRC, 20, TAXED, United Kingdom
            GB, Zero-rated, 'Books, food, no VAT charged', HMRC, 0, ZERO_RATED, United Kingdom
            GB, 0.0% Z, 'Zero rated, not exempt', HMRC, 0, ZERO_RATED, United Kingdom
            GB, 0.0% Z, 'Zero rate - books, exports', HMRC, 0, ZERO_RATED, United Kingdom
            GB, Marketplace VAT 20%, VAT collected by marketplace, HMRC, 20, SPECIAL, United Kingdom
            GB, 20% eBay collected, Marketplace facilitator, HMRC, 20, SPECIAL, United Kingdom
            GB, 0% Marketplace, VAT paid by Amazon, '', 0, SPECIAL, United Kingdom
            GB, 0% OSR, Overseas sales, '', 0, UNTOLD, United Kingdom
            GB, 20% VAT UK, '', HMRC, 20, TAXED, United Kingdom
            GB, DE 19%, '', Bundeszentralamt, 19, TAXED, Germany
            GB, 19% OSS Deutschland, '', '', 19, TAXED, Germany
            GB, OSS-DE-19, '', '', 19, TAXED, Germany
            GB, OSS_DE_19, '', '', 19, TAXED, Germany
            GB, DE_OSS_19, '', '', 19, TAXED, Germany
            GB, EU OSS Germany 19%, '', '', 19, TAXED, Germany
            GB, EU VAT DE 19%, '', '', 19, TAXED, Germany
            GB, Union OSS FR 20, '', '', 20, TAXED, France
            GB, UOSS 21 ES, '', '', 21, TAXED, Spain
            GB, 20% FR MOSS, '', '', 20, TAXED, France
            GB, 25% SE OSS, '', '', 25, TAXED, Sweden
            GB, 25% HR OSS, '', '', 25, TAXED, Croatia
            GB, 24% FI OSS, '', '', 24, TAXED, Finland
            GB, 21% BE OSS, Belgium, '', 21, TAXED, Belgium
            GB, 20% AT OSS, '', '', 20, TAXED, Austria
            GB, 20% EU OSS, '', '', 20, UNTOLD, an unknown country
            GB, 22% OSS Slovenia, '', '', 22, TAXED, Slovenia
            GB, IOSS 22% IT, '', '', 22, TAXED, Italy
            GB, Italian OSS 22%, '', '', 22, TAXED, Italy
            GB, Poland VAT 23%, '', '', 23, TAXED, Poland
            GB, PL 23%, '', '', 23, TAXED, Poland
            GB, 23% PL VAT, '', '', 23, TAXED, Poland
            GB, MwSt 19%, '', '', 19, UNTOLD, an unknown country
            GB, Norway VOEC 25%, '', '', 25, TAXED, Norway
            GB, VOEC 25%, '', '', 25, UNTOLD, an unknown country
            GB, AU GST 10%, '', '', 10, TAXED, Australia
            GB, Australian GST 10%, '', '', 10, TAXED, Australia
            GB, NZ GST 15%, '', '', 15, TAXED, New Zealand
            GB, Swiss VAT 8.1%, '', '', 8.1, TAXED, Switzerland
            GB, CH 8.1%, '', '', 8.1, TAXED, Switzerland
            GB, 17.5% S, Old standard, HMRC, 17.5, TAXED, United Kingdom
            GB, Flat Rate 14.5%, '', '', 14.5, SPECIAL, United Kingdom
            AE, 5.0% SR, '', FTA, 5, TAXED, United Arab Emirates
            AE, SR Dubai, Standard rated supplies in Dubai, FTA, 5, TAXED, United Arab Emirates
            AE, 5.0% RC, Reverse charge, FTA, 5, SPECIAL, United Arab Emirates
            AE, 0.0% ZR, '', FTA, 0, ZERO_RATED, United Arab Emirates
            AE, EX, Exempt, FTA, 0, EXEMPT, United Arab Emirates
            AE, Tourist refund, Tax Refunds provided to Tourists, FTA, 5, SPECIAL, United Arab Emirates
            AE, GCC, '', '', 0, UNTOLD, United Arab Emirates
            AE, 5% VAT, '', Federal Tax Authority, 5, TAXED, United Arab Emirates
            FR, '20,0 % TVA', Taux normal, DGFiP, 20, TAXED, France
            FR, 'TVA 5,5%', '', '', 5.5, TAXED, France
            FR, 20% FR, '', '', 20, TAXED, France
            FR, TVA intracommunautaire, '', '', 0, EU_GOODS, France
            FR, 0% Export, '', '', 0, EXPORT, France
            FR, Exonéré, Exonéré de TVA, '', 0, EXEMPT, France
            FR, TVA sur encaissements 20 %, '', '', 20, TAXED, France
            FR, 20% Immobilisations, '', '', 20, SPECIAL, France
            DE, 19% USt, Umsatzsteuer, Finanzamt, 19, TAXED, Germany
            DE, 7% ermäßigt, '', Finanzamt, 7, TAXED, Germany
            DE, Ausfuhr, '', '', 0, EXPORT, Germany
            DE, Steuerfreie innergemeinschaftliche Lieferung, '', '', 0, EU_GOODS, Germany
            DE, §13b, '', '', 19, SPECIAL, Germany
            DE, 20% AT OSS, '', '', 20, TAXED, Austria
            IN, 18.0% GST, '', '', 18, TAXED_BY_STATES, India
            IN, 18.0% IGST, '', '', 18, TAXED_BY_STATES, India
            IN, 0% GST, '', '', 0, UNTOLD, India
            IN, Exempt GST, '', '', 0, EXEMPT, India
            IN, 14.00% ST, Service tax, '', 14, TAXED_BY_STATES, India
            IN, Exports, Service tax on exported services, '', 0, EXPORT, India
            GB, Colorado 5%, '', Colorado Department of Revenue, 5, TAXED, 'CO, United States'
            GB, Sales tax, '', Texas State Comptroller, 8.25, TAXED, 'TX, United States'
            CA, Florida, Sales tax, '', 5, TAXED, 'FL, United States'
            US, NB HST 15%, '', Canada Revenue Agency, 15, TAXED, 'NB, Canada'
            US, Ontario HST, '', Canada Revenue Agency, 13, TAXED, 'ON, Canada'
            US, 'HST (NB, NL, PE)', '', Canada Revenue Agency, 15, UNTOLD, an unknown country
            GB, US Texas 8.25%, '', '', 8.25, TAXED, 'TX, United States'
            GB, AU GST 10%, '', Australian Taxation Office, 10, TAXED, Australia
            GB, Canada GST 5%, '', CRA, 5, TAXED, Canada
            JP, 課税売上 8%, '', 国税庁, 8, TAXED, Japan
            GB, California and Nevada, '', '', 8, UNTOLD, an unknown country
            GB, 5.0% R, Reduced rate, HM Revenue & Customs, 5, TAXED, United Kingdom
            US, Washington County, '', '', 7, UNTOLD, an unknown country
            US, Kansas City, '', '', 8, UNTOLD, an unknown country
            US, New York City, '', '', 8.875, TAXED, 'NY, United States'
            US, Delaware County, '', Ohio Department of Taxation, 7, TAXED, 'OH, United States'
            US, Marketplace Facilitator CA, '', California Department of Tax and Fee Administration, 7.25, SPECIAL, 'CA, United States'
            US, Texas Marketplace, '', Texas Comptroller, 8.25, SPECIAL, 'TX, United States'
            US, NY Clothing, '', '', 4.375, TAXED, 'NY, United States'
            US, IL - Chicago, '', '', 10.25, TAXED, 'IL, United States'
            US, 'Chicago, Illinois', '', '', 10.25, TAXED, 'IL, United States'
            US, IN 7%, '', Indiana Department of Revenue, 7, TAXED, 'IN, United States'
            US, CO Denver, '', Colorado DOR, 8.8, TAXED, 'CO, United States'
            US, LA Orleans, '', Louisiana, 9, TAXED, 'LA, United States'
            US, OK - Tulsa, '', '', 8.5, TAXED, 'OK, United States'
            US, Use tax CA, '', '', 7.25, SPECIAL, 'CA, United States'
            US, Sales Tax - PA, '', '', 6, TAXED, 'PA, United States'
            US, CA 7.25%, '', California Department of Tax and Fee Administration, 7.25, TAXED, 'CA, United States'
            US, CA 7.25%, '', '', 7.25, TAXED, 'CA, United States'
            US, PA 6%, '', '', 6, TAXED, 'PA, United States'
            US, 6% PA, '', Pennsylvania, 6, TAXED, 'PA, United States'
            US, 8.25% TX, '', '', 8.25, TAXED, 'TX, United States'
            US, ID 6%, '', Idaho, 6, TAXED, 'ID, United States'
            CA, ON 13%, '', '', 13, TAXED, 'ON, Canada'
            CA, SK 11%, '', '', 11, TAXED, 'SK, Canada'
            GB, TVA 20%, '', '', 20, UNTOLD, an unknown country
            GB, IVA 21%, '', '', 21, UNTOLD, an unknown country
            IE, BTW 21%, '', '', 21, UNTOLD, an unknown country
            IE, British VAT 20%, '', '', 20, TAXED, United Kingdom
            AU, UK VAT 20%, '', '', 20, TAXED, United Kingdom
            AU, VAT 20%, '', '', 20, UNTOLD, an unknown country
            GB, GST 10%, '', '', 10, UNTOLD, an unknown country
            US, 'Kansas City, MO 64105', '', '', 8.6, TAXED, 'MO, United States'
            US, 'Washington, PA - 6%', '', '', 6, TAXED, 'PA, United States'
            US, Delaware County, 'Columbus, OH', '', 7, TAXED, 'OH, United States'
            GB, 21% EU, '', '', 21, UNTOLD, an unknown country
            GB, 20% Overseas, '', HM Revenue & Customs, 20, UNTOLD, an unknown country
            GB, 20.0% S (not EU), '', HM Revenue & Customs, 20, UNTOLD, an unknown country
            IE, EU OSS 19% DE, '', '', 19, TAXED, Germany
            GB, OSSDE19, '', '', 19, TAXED, Germany
            GB, DEOSS 19, '', '', 19, TAXED, Germany
            GB, GROSS 20%, '', HM Revenue & Customs, 20, TAXED, United Kingdom
            US, Washington, '', District of Columbia Office of Tax and Revenue, 6, TAXED, 'DC, United States'
            US, Amazon collected tax CA, '', '', 7.25, SPECIAL, 'CA, United States'
            AU, GST ACT, Australian Capital Territory, ATO, 10, TAXED, 'ACT, Australia'
            GB, 19% OSS DE, Sold on the Amazon marketplace, '', 19, TAXED, Germany
            """)
    void tellsCodesOfOtherCountriesAndOfPeoplesOwn(
            String company,
            String name,
            String description,
            String agency,
            String rate,
            String treatment,
            String where) {
        tellsWhatACodeIsMadeFor(company, name, description, agency, rate, treatment, where);
    }
}
