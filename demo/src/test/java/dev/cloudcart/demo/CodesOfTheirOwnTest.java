package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.address;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.region;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Companies that gave their tax codes names of their own, or whose country has customs of its own.
class CodesOfTheirOwnTest extends Mending {

    @Test
    void namesOfCodes() throws Exception {
        connect("us", "{\"country\":\"GB\",\"homeCurrency\":\"GBP\"}", "");
        books.taxCode("20% (VAT on Income)", 20, "HM Revenue & Customs");
        books.taxCode("5% (VAT on Income)", 5, "HM Revenue & Customs");
        books.taxCode("Zero Rated Income", 0, "HM Revenue & Customs");
        books.taxCode("Exempt Income", 0, "HM Revenue & Customs");
        books.taxCode("No VAT", 0, "HM Revenue & Customs");
        books.taxCode("20% Margin Scheme", 20, "HM Revenue & Customs");
        books.taxCode("20% Flat Rate", 20, "HM Revenue & Customs");
        books.taxCode("DE VAT 19% (Amazon FBA)", 19, "Finanzamt Neukölln");
        books.taxCode("Norway VOEC 25%", 25, "Skatteetaten");
        books.taxCode("AU GST 10%", 10, "Australian Taxation Office");
        books.taxCode("NZ GST 15%", 15, "Inland Revenue");
        books.taxCode("SG OVR 9%", 9, "IRAS");
        books.taxCode("Colorado 5%", 5, "Colorado Department of Revenue");
        books.taxCode("IOSS 21% Spain", 21, "Irish Revenue");
        books.taxCode("IOSS 22% SI", 22, "Irish Revenue");
        books.taxCode("EU VAT 17%", 17, "Enregistrement");
        books.taxCode("CH 8.1%", "8.1", "ESTV");
        books.taxCode("Canada GST 5%", 5, "CRA");
        sell(
                order(1, "GBP", items(item("MUG", 1, "10", "2", "20"))),
                order(2, "GBP", items(item("HEAT", 1, "10", "0.5", "5"))),
                order(3, "GBP", items(item("BOOK", 1, "10", "0", "0"))),
                order(4, "EUR", country("Germany"), items(item("MUG", 1, "10", "1.9", "19"))),
                order(5, "GBP", country("Norway"), items(item("MUG", 1, "10", "2.5", "25"))),
                order(6, "GBP", country("Australia"), items(item("MUG", 1, "10", "1", "10"))),
                order(7, "GBP", country("New Zealand"), items(item("MUG", 1, "10", "1.5", "15"))),
                order(8, "GBP", country("Singapore"), items(item("MUG", 1, "10", "0.9", "9"))),
                order(9, "USD", country("United States"), region("CO"), items(item("MUG", 1, "10", "0.5", "5"))),
                order(10, "EUR", country("Spain"), items(item("MUG", 1, "10", "2.1", "21"))),
                order(11, "EUR", country("Slovenia"), items(item("MUG", 1, "10", "2.2", "22"))),
                order(12, "EUR", country("Luxembourg"), items(item("MUG", 1, "10", "1.7", "17"))),
                order(13, "GBP", country("Liechtenstein"), items(item("MUG", 1, "10", "0.81", "8.1"))),
                order(14, "USD", country("United States"), region("TX"), items(item("MUG", 1, "10", "0.5", "5"))),
                order(15, "GBP", country("Italy"), items(item("MUG", 1, "10", "2.2", "22"))),
                order(16, "GBP", country("Canada"), items(item("MUG", 1, "10", "0.5", "5"))));
        assertThat(came(1, 16)).isEqualTo("""
                1: 12.00, tax 2.00: MUG 10.00 20% (VAT on Income)
                2: 10.50, tax 0.50: HEAT 10.00 5% (VAT on Income)
                3: 10.00, tax 0.00: BOOK 10.00 Zero Rated Income
                4: 11.90, tax 1.90: MUG 10.00 DE VAT 19% (Amazon FBA)
                5: 12.50, tax 2.50: MUG 10.00 Norway VOEC 25%
                6: 11.00, tax 1.00: MUG 10.00 AU GST 10%
                7: 11.50, tax 1.50: MUG 10.00 NZ GST 15%
                8: held: QuickBooks has no code for Singapore at 9 %; for that country it has none
                9: 10.50, tax 0.50: MUG 10.00 Colorado 5%
                10: 12.10, tax 2.10: MUG 10.00 IOSS 21% Spain
                11: 12.20, tax 2.20: MUG 10.00 IOSS 22% SI
                12: held: QuickBooks has no code for Luxembourg at 17 %; for that country it has none
                13: 10.81, tax 0.81: MUG 10.00 CH 8.1%
                14: held: QuickBooks has no code for TX, United States at 5 %; for that country it has California, Tucson, Colorado 5%
                15: held: QuickBooks has no code for Italy at 22 %; for that country it has none
                16: 10.50, tax 0.50: MUG 10.00 Canada GST 5%
                """);
    }

    @Test
    void aJapaneseCompany() throws Exception {
        connect("us", "{\"country\":\"JP\",\"homeCurrency\":\"JPY\"}", "");
        books.taxCode("課税売上 10%", 10, "国税庁");
        books.taxCode("課税売上 8%", 8, "国税庁");
        books.taxCode("輸出免税 0%", 0, "国税庁");
        sell(
                order(1, "JPY", country("Japan"), items(item("MUG", 1, "1800", "180", "10"))),
                order(2, "JPY", country("日本"), items(item("MUG", 1, "909", "90", "10"))),
                order(3, "JPY", country("Japan"), items(item("TEA", 1, "925", "74", "8"))),
                order(4, "JPY", country("Japan"), items(item("TEA", 1, "463", "37", "8"))),
                order(
                        5,
                        "JPY",
                        country("Japan"),
                        items(item("MUG", 1, "1800", "180", "10"), item("TEA", 1, "463", "37", "8"))),
                order(6, "JPY", country("USA"), items(item("MUG", 1, "1800", "0", "0"))));
        assertThat(came(1, 6)).isEqualTo("""
                1: 1980.00, tax 180.00: MUG 1800.00 課税売上 10%
                2: 999.00, tax 90.00: MUG 909.00 課税売上 10%
                3: 999.00, tax 74.00: TEA 925.00 課税売上 8%
                4: 500.00, tax 37.00: TEA 463.00 課税売上 8%
                5: 2480.00, tax 217.00: MUG 1800.00 課税売上 10%, TEA 463.00 課税売上 8%
                6: held: QuickBooks has no tax code that is known to be right for sales without tax to United States; without tax are 輸出免税 0%
                """);
    }

    @Test
    void aDutchCompany() throws Exception {
        connect("us", "{\"country\":\"NL\",\"homeCurrency\":\"EUR\"}", "");
        books.taxCode("BTW hoog 21%", 21, "Belastingdienst");
        books.taxCode("BTW laag 9%", 9, "Belastingdienst");
        for (var code :
                List.of("BTW 0%", "Intracommunautaire levering", "Uitvoer buiten EU", "Vrijgesteld", "Verlegd")) {
            books.taxCode(code, 0, "Belastingdienst");
        }
        books.taxCode("OSS DE 19%", 19, "Belastingdienst");
        sell(
                order(
                        1,
                        "EUR",
                        country("Nederland"),
                        items(item("MUG", 1, "10", "2.1", "21"), item("BOOK", 1, "10", "0.9", "9"))),
                order(2, "EUR", country("België"), items(item("MUG", 1, "10", "0", "0"))),
                order(3, "EUR", country("Duitsland"), items(item("MUG", 1, "10", "1.9", "19"))),
                order(4, "EUR", country("Verenigde Staten"), items(item("MUG", 1, "10", "0", "0"))),
                order(5, "EUR", country("België"), items(item("MUG", 1, "10", "2.1", "21"))),
                order(6, "EUR", country("C&ocirc;te d&#39;Ivoire"), items(item("MUG", 1, "10", "0", "0"))),
                order(7, "EUR", country("Curaçao"), items(item("MUG", 1, "10", "0", "0"))),
                order(8, "EUR", country("Nederland"), items(item("MUG", 1, "10", "0", "0"))));
        assertThat(came(1, 8)).isEqualTo("""
                1: 23.00, tax 3.00: MUG 10.00 BTW hoog 21%, BOOK 10.00 BTW laag 9%
                2: 10.00, tax 0.00: MUG 10.00 Intracommunautaire levering
                3: 11.90, tax 1.90: MUG 10.00 OSS DE 19%
                4: 10.00, tax 0.00: MUG 10.00 Uitvoer buiten EU
                5: held: QuickBooks has no code for Belgium at 21 %; for that country it has none
                6: 10.00, tax 0.00: MUG 10.00 Uitvoer buiten EU
                7: 10.00, tax 0.00: MUG 10.00 Uitvoer buiten EU
                8: 10.00, tax 0.00: MUG 10.00 BTW 0%
                """);
    }

    @Test
    void aSpanishCompany() throws Exception {
        connect("us", "{\"country\":\"ES\",\"homeCurrency\":\"EUR\"}", "");
        books.taxCode("IVA 21%", 21, "AEAT");
        books.taxCode("IVA 10%", 10, "AEAT");
        books.taxCode("IVA 21% + RE 5,2%", "26.2", "AEAT");
        books.taxCode("IGIC 7%", 7, "Agencia Tributaria Canaria");
        books.taxCode("PT 23% OSS", 23, "AEAT");
        for (var code : List.of("IVA 0%", "Entregas intracomunitarias", "Exportaciones", "Exento", "No sujeto")) {
            books.taxCode(code, 0, "AEAT");
        }
        sell(
                order(1, "EUR", country("España"), items(item("MUG", 1, "10", "2.1", "21"))),
                order(2, "EUR", country("Espanya"), items(item("FOOD", 1, "10", "1", "10"))),
                order(3, "EUR", country("España"), postCode("35001"), items(item("MUG", 1, "10", "0", "0"))),
                order(4, "EUR", country("España"), postCode("35001"), items(item("MUG", 1, "10", "0.7", "7"))),
                order(5, "EUR", country("España"), region("Melilla"), items(item("MUG", 1, "10", "0", "0"))),
                order(6, "EUR", country("Portugal"), postCode("9000-001"), items(item("MUG", 1, "10", "2.2", "22"))),
                order(7, "EUR", country("Portugal"), items(item("MUG", 1, "10", "2.3", "23"))),
                order(8, "EUR", country("Andorra"), items(item("MUG", 1, "10", "0", "0"))),
                order(9, "EUR", country("Francia"), items(item("MUG", 1, "10", "0", "0"))),
                order(10, "EUR", country("Reino Unido"), items(item("MUG", 1, "10", "0", "0"))),
                order(11, "EUR", country("Gibraltar"), items(item("MUG", 1, "10", "0", "0"))),
                order(12, "EUR", country("España"), items(item("MUG", 1, "10", "2.62", "26.2"))),
                order(13, "EUR", country("Alemania"), postCode("D-78266"), items(item("MUG", 1, "10", "0", "0"))));
        assertThat(came(1, 13)).isEqualTo("""
                1: 12.10, tax 2.10: MUG 10.00 IVA 21%
                2: 11.00, tax 1.00: FOOD 10.00 IVA 10%
                3: 10.00, tax 0.00: MUG 10.00 Exportaciones
                4: held: QuickBooks has no code for Canary Islands at 7 %; for that country it has none
                5: 10.00, tax 0.00: MUG 10.00 Exportaciones
                6: held: QuickBooks has no code for Portugal at 22 %; for that country it has PT 23% OSS
                7: 12.30, tax 2.30: MUG 10.00 PT 23% OSS
                8: 10.00, tax 0.00: MUG 10.00 Exportaciones
                9: 10.00, tax 0.00: MUG 10.00 Entregas intracomunitarias
                10: 10.00, tax 0.00: MUG 10.00 Exportaciones
                11: 10.00, tax 0.00: MUG 10.00 Exportaciones
                12: held: QuickBooks has no code for Spain at 26.2 %; for that country it has IVA 21%, IVA 10%, IGIC 7%
                13: 10.00, tax 0.00: MUG 10.00 Exportaciones
                """);
    }

    @Test
    void anAmericanCompany() throws Exception {
        connect("us", "{}", "");
        books.taxCode("TX - 6.25%", "6.25", "Comptroller");
        books.taxCode("NY Sales Tax", 4, "DTF");
        books.taxCode("WA: Seattle", "10.35", "DOR");
        books.taxCode("Illinois - Cook County", "10.25", "IDOR");
        books.taxCode("Georgia 4%", 4, "Department of Revenue");
        books.taxCode("Washington DC", 6, "OTR");
        books.taxCode("PR IVU", "11.5", "Hacienda");
        books.taxCode("Virginia Beach 6%", 6, "Virginia Department of Taxation");
        books.taxCode("Amazon FL 6%", 6, "Florida Department of Revenue");
        books.taxCode("Ohio - remitted by Etsy", "5.75", "Ohio Department of Taxation");
        books.taxCode("Ontario HST", 13, "Canada Revenue Agency");
        books.taxCode("NB HST 15%", 15, "Canada Revenue Agency");
        books.taxCode("NS HST 15%", 15, "Canada Revenue Agency");
        books.taxCode("UK VAT 20%", 20, "HMRC");
        sell(
                us(1, "TX", "6.25"),
                us(2, "NY", "4"),
                us(3, "WA", "10.35"),
                us(4, "IL", "10.25"),
                us(5, "GA", "4"),
                us(6, "DC", "6"),
                us(7, "PR", "11.5"),
                us(8, "VA", "6"),
                us(9, "FL", "6"),
                us(10, "OH", "5.75"),
                order(11, "USD", country("Canada"), region("ON"), items(item("MUG", 1, "100", "13", "13"))),
                order(12, "USD", country("United Kingdom"), items(item("MUG", 1, "100", "20", "20"))),
                order(13, "USD", country("Georgia"), items(item("MUG", 1, "100", "4", "4"))),
                order(14, "USD", country("Canada"), region("BC"), items(item("MUG", 1, "100", "13", "13"))),
                order(15, "USD", country("Northern Ireland"), items(item("MUG", 1, "100", "20", "20"))),
                order(16, "USD", country("Canada"), region("NB"), items(item("MUG", 1, "100", "15", "15"))));
        assertThat(came(1, 16)).isEqualTo("""
                1: 106.25, tax 6.25: MUG 100.00 TAX under TX - 6.25%
                2: 104.00, tax 4.00: MUG 100.00 TAX under NY Sales Tax
                3: 110.35, tax 10.35: MUG 100.00 TAX under WA: Seattle
                4: 110.25, tax 10.25: MUG 100.00 TAX under Illinois - Cook County
                5: 104.00, tax 4.00: MUG 100.00 TAX under Georgia 4%
                6: 106.00, tax 6.00: MUG 100.00 TAX under Washington DC
                7: 111.50, tax 11.50: MUG 100.00 TAX under PR IVU
                8: 106.00, tax 6.00: MUG 100.00 TAX under Virginia Beach 6%
                9: 106.00, tax 6.00: MUG 100.00 TAX under Amazon FL 6%
                10: held: QuickBooks has no code for OH, United States at 5.75 %; for that country it has California, Tucson, TX - 6.25%, NY Sales Tax, WA: Seattle, Illinois - Cook County and 5 more
                11: 113.00, tax 13.00: MUG 100.00 TAX under Ontario HST
                12: 120.00, tax 20.00: MUG 100.00 TAX under UK VAT 20%
                13: held: QuickBooks has no code for Georgia at 4 %; for that country it has none
                14: held: QuickBooks has no code for BC, Canada at 13 %; for that country it has Ontario HST, NB HST 15%, NS HST 15%
                15: 120.00, tax 20.00: MUG 100.00 TAX under UK VAT 20%
                16: 115.00, tax 15.00: MUG 100.00 TAX under NB HST 15%
                """);
    }

    private String us(int number, String state, String tax) {
        return order(number, "USD", country("United States"), region(state), items(item("MUG", 1, "100", tax, tax)));
    }

    private static Consumer<ObjectNode> postCode(String code) {
        return address("PostCode", code);
    }
}
