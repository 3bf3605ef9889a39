package dev.cloudcart.quickbooks;

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
            US, Washington County, '', Utah State Tax Commission, 6.45, UNTOLD, an unknown country
            US, 'Kansas City, MO', '', Missouri Department of Revenue, 8.6, UNTOLD, an unknown country
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
}
