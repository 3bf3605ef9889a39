package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.address;
import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.reference;
import static dev.cloudcart.demo.Sold.region;
import static dev.cloudcart.demo.Sold.source;
import static dev.cloudcart.demo.Sold.totals;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/// Orders as people who do this job tell of them in the United Kingdom, Ireland and France: countries as shops write
/// them, rates, discounts and gift wraps. For each, what a bookkeeper would have entered, or why nobody can know it.
class EuropeanOrdersTest extends Mending {

    @Test
    void aBritishCompany() throws Exception {
        connect("uk", "{}", "");
        sell(
                order(1, "GBP", country("United Kingdom of Great Britain and Northern Ireland")),
                order(2, "GBP", country("England, UK")),
                order(3, "EUR", country("Spain (Canary Islands)"), items(item("MUG", 1, "10", "0", "0"))),
                order(
                        4,
                        "GBP",
                        items(item("MUG", 1, "4.16", "0.83", "20"), item("GIFT-WRAP", 1, "2.08", "0.42", "20")),
                        at("/Items/1", "IsService", "true"),
                        totals("PostageCost", "2.5", "PostageCostExTax", "2.08", "Tax", "1.67", "TotalCharge", "9.99")),
                order(5, "GBP", items(item("MUG", 1, "20", "4", "20"), item("REFUND", 1, "-5", "-1", "20"))),
                order(6, "GBP", items(item("MUG", 1, "2", "0.4", "20"), item("REFUND", 1, "-5", "-1", "20"))),
                order(
                        7,
                        "GBP",
                        items(item("BUNDLE", 1, "30", "6", "20")),
                        at(
                                "/Items/0",
                                "CompositeSubItems",
                                "[{\"SKU\":\"PART-A\",\"Quantity\":1,\"Cost\":10,\"Tax\":2,\"CostIncTax\":12,\"TaxRate\":20},{\"SKU\":\"PART-B\",\"Quantity\":2,\"Cost\":20,\"Tax\":4,\"CostIncTax\":24,\"TaxRate\":20}]")),
                order(
                        8,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20"), item("BOOK", 1, "8", "0", "0")),
                        totals("PostageCost", "3", "PostageCostExTax", "2.5", "Tax", "2.5", "TotalCharge", "23")),
                order(10, "JPY", country("Japan"), items(item("MUG", 1, "1650", "0", "0"))),
                order(11, "KWD", country("Kuwait"), items(item("MUG", 1, "10.120", "0", "0"))),
                order(12, "GBP", items(item("MUG", 3, "9.99", "2.01", "20"))),
                order(
                        13,
                        "GBP",
                        items(
                                item("mug", 1, "10", "2", "20"),
                                item("MUG", 1, "10", "2", "20"),
                                item("MUG ", 1, "10", "2", "20"))),
                order(
                        14,
                        "GBP",
                        items(
                                item("☕-1", 1, "10", "2", "20"),
                                item("Tools:Hammer", 1, "10", "2", "20"),
                                item("A\"B&amp;C", 1, "10", "2", "20"))),
                order(15, "GBP", country(""), address("PostCode", "BT1 1AA")),
                order(16, "EUR", country("France"), items(item("BOOK", 1, "10", "0.55", "5.5"))),
                order(17, "EUR", country("Belgium/Belgique"), items(item("MUG", 1, "10", "2.10", "21"))),
                order(18, "EUR", country("ROI"), items(item("MUG", 1, "10", "2.30", "23"))),
                order(19, "EUR", country("Deutschland"), items(item("BOOK", 1, "10", "0.70", "7"))),
                order(
                        20,
                        "EUR",
                        country("Germany"),
                        items(item("MUG", 1, "10", "1.90", "19"), item("BOOK", 1, "10", "0.70", "7")),
                        totals(
                                "CountryTaxRate",
                                "19",
                                "PostageCost",
                                "5.95",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "3.55",
                                "TotalCharge",
                                "28.55")),
                order(21, "GBP", address("PostCode", "BT1 1AA")),
                order(22, "GBP", address("PostCode", "JE2 3AB"), items(item("MUG", 1, "10", "0", "0"))),
                order(
                        23,
                        "EUR",
                        country("Germany"),
                        items(item("MUG", 1, "10", "1.90", "19")),
                        totals("CountryTaxRate", "19", "TotalDiscount", "1.19", "Tax", "1.71", "TotalCharge", "10.71")),
                order(
                        24,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20")),
                        totals("TotalDiscount", "12", "Tax", "0", "TotalCharge", "0")),
                order(25, "GBP", items(item("MUG", 1, "10", "2", "20"), item("GIFT", 1, "0", "0", "0"))),
                order(26, "GBP", reference("123-4567890-1234567-99"), source("AMAZON")),
                order(27, "EUR", country("Greece"), items(item("MUG", 1, "10", "2.40", "24"))),
                order(28, "GBP", items(item("MUG", 1, "10", "2", "20"), item("VOUCHER", 1, "-3", "0", "0"))),
                order(29, "GBP", items(item("MUG", 1, "10", "2", "20"), item("TIP", 1, "0.02", "0", "20"))),
                order(30, "EUR", country("Monaco"), items(item("MUG", 1, "10", "2", "20"))),
                order(31, "GBP", country("Guernsey (Channel Islands)"), items(item("MUG", 1, "10", "2", "20"))),
                order(32, "USD", country("USA - Puerto Rico"), items(item("MUG", 1, "10", "0", "0"))),
                order(33, "GBP", items(item("MUG", 7, "8.17", "1.63", "20"))),
                order(34, "GBP", items(item("MUG", 1, "0.01", "0", "20"))),
                order(
                        35,
                        "GBP",
                        items(item("MUG", 1, "100", "20", "20"), item("HEAT", 1, "50", "2.5", "5")),
                        totals("TotalDiscount", "17.25", "Tax", "20.25", "TotalCharge", "155.25")),
                order(36, "SEK", country("Sverige"), items(item("MUG", 1, "99.20", "24.80", "25"))),
                order(37, "ISK", country("Iceland"), items(item("MUG", 1, "1234.5", "0", "0"))));
        assertThat(came(1, 37)).isEqualTo("""
                1: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                2: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                3: 10.00, tax 0.00: MUG 10.00 0.0% Z
                4: 9.99, tax 1.67: MUG 4.16 20.0% S, GIFT-WRAP 2.08 20.0% S, Shipping 2.08 20.0% S
                5: 18.00, tax 3.00: MUG 20.00 20.0% S, REFUND -5.00 20.0% S
                6: held: Its total is negative: GBP -3.60
                7: 36.00, tax 6.00: BUNDLE 30.00 20.0% S
                8: 23.00, tax 2.50: MUG 10.00 20.0% S, BOOK 8.00 0.0% Z, Shipping 2.50 20.0% S
                10: 1650.00, tax 0.00: MUG 1650.00 0.0% Z
                11: 10.12, tax 0.00: MUG 10.12 0.0% Z
                12: 12.00, tax 2.01: MUG 9.99 20.0% S
                13: 36.00, tax 6.00: MUG 10.00 20.0% S, MUG 10.00 20.0% S, MUG 10.00 20.0% S
                14: 36.00, tax 6.00: ☕-1 10.00 20.0% S, Tools-Hammer #cm1jc3 10.00 20.0% S, A''B&amp;C #wa5py3 10.00 20.0% S
                15: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                16: held: QuickBooks has no code for France at 5.5 %; for that country it has 20.0% FR OSS
                17: 12.10, tax 2.10: MUG 10.00 21.0% BE OSS
                18: 12.30, tax 2.30: MUG 10.00 23.0% IE OSS
                19: 10.70, tax 0.70: BOOK 10.00 7.0% DE OSS
                20: 28.55, tax 3.55: MUG 10.00 19.0% DE OSS, BOOK 10.00 7.0% DE OSS, Shipping 5.00 19.0% DE OSS
                21: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                22: 10.00, tax 0.00: MUG 10.00 0.0% Z
                23: 10.71, tax 1.71: MUG 10.00 19.0% DE OSS, Discount -1.00 19.0% DE OSS
                25: 12.00, tax 2.00: MUG 10.00 20.0% S, GIFT 0.00 20.0% S
                26: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                27: held: QuickBooks has no code for Greece at 24 %; for that country it has none
                28: 9.00, tax 2.00: MUG 10.00 20.0% S, VOUCHER -3.00 0.0% Z
                29: 12.02, tax 2.00: MUG 10.00 20.0% S, TIP 0.02 20.0% S
                30: 12.00, tax 2.00: MUG 10.00 20.0% FR OSS
                31: held: QuickBooks has no code for Guernsey at 20 %; for that country it has none
                32: 10.00, tax 0.00: MUG 10.00 0.0% Z
                33: 9.80, tax 1.63: MUG 8.17 20.0% S
                34: 0.01, tax 0.00: MUG 0.01 20.0% S
                35: 155.25, tax 20.25: MUG 100.00 20.0% S, HEAT 50.00 5.0% R, Discount -10.00 20.0% S, Discount -5.00 5.0% R
                36: 124.00, tax 24.80: MUG 99.20 25.0% SE OSS
                37: 1235.00, tax 0.00: MUG 1235.00 0.0% Z
                """);
    }

    @Test
    void anIrishCompany() throws Exception {
        connect("eu", "{}", "");
        sell(
                order(
                        1,
                        "EUR",
                        country("Ireland"),
                        items(
                                item("BOOK", 1, "10", "0", "0"),
                                item("MUG", 1, "10", "2.3", "23"),
                                item("NEWS", 1, "10", "0.9", "9"),
                                item("FUEL", 1, "10", "1.35", "13.5"))),
                order(2, "EUR", country("N. Ireland"), items(item("MUG", 1, "10", "2", "20"))),
                order(
                        3,
                        "EUR",
                        country("United Kingdom"),
                        address("PostCode", "BT9 5AB"),
                        items(item("MUG", 1, "10", "0", "0"))),
                order(4, "EUR", country("France"), items(item("MUG", 1, "10", "0", "0"))),
                order(5, "EUR", country("England"), items(item("MUG", 1, "10", "0", "0"))),
                order(6, "EUR", country("Sweden"), items(item("MUG", 1, "10", "2.5", "25"))),
                order(7, "EUR", country("Switzerland"), items(item("MUG", 1, "10", "0", "0"))),
                order(
                        8,
                        "EUR",
                        country("Finland"),
                        region("Åland"),
                        address("PostCode", "22100"),
                        items(item("MUG", 1, "10", "0", "0"))),
                order(
                        9,
                        "EUR",
                        country("France"),
                        address("PostCode", "97400"),
                        items(item("MUG", 1, "10", "2", "20"))));
        assertThat(came(1, 9)).isEqualTo("""
                1: 44.55, tax 4.55: BOOK 10.00 0.0% Z, MUG 10.00 23.0% S, NEWS 10.00 9.0% R, FUEL 10.00 13.5% R
                2: held: QuickBooks has no code for Northern Ireland at 20 %; for that country it has none
                3: 10.00, tax 0.00: MUG 10.00 0.0% Z
                4: 10.00, tax 0.00: MUG 10.00 0.0% Z
                5: 10.00, tax 0.00: MUG 10.00 0.0% Z
                6: held: QuickBooks has no code for Sweden at 25 %; for that country it has none
                7: 10.00, tax 0.00: MUG 10.00 0.0% Z
                8: 10.00, tax 0.00: MUG 10.00 0.0% Z
                9: held: QuickBooks has no code for Réunion at 20 %; for that country it has none
                """);
    }

    @Test
    void aFrenchCompany() throws Exception {
        connect("us", "{\"country\":\"FR\",\"homeCurrency\":\"EUR\"}", "");
        books.taxCode("TVA 20%", 20, "DGFiP");
        books.taxCode("TVA 10%", 10, "DGFiP");
        books.taxCode("OSS_DE_19", 19, "OSS");
        books.taxCode("OSS_ES_21", 21, "OSS");
        for (var code : List.of("TVA 0%", "Livraison intracommunautaire", "Exportation", "Exonéré")) {
            books.taxCode(code, 0, "DGFiP");
        }
        sell(
                order(1, "EUR", country("Frankreich"), items(item("MUG", 1, "10", "2", "20"))),
                order(2, "EUR", country("Allemagne"), items(item("MUG", 1, "10", "1.9", "19"))),
                order(3, "EUR", country("Espagne"), items(item("MUG", 1, "10", "2.1", "21"))),
                order(4, "EUR", country("Suisse"), items(item("MUG", 1, "10", "0", "0"))),
                order(5, "EUR", country("Belgique"), items(item("MUG", 1, "10", "0", "0"))),
                order(6, "EUR", country("Martinique"), items(item("MUG", 1, "10", "0", "0"))),
                order(7, "EUR", country("Grande-Bretagne"), items(item("MUG", 1, "10", "0", "0"))),
                order(8, "EUR", country("Espagne"), items(item("MUG", 1, "10", "2", "20"))),
                order(9, "EUR", country("France"), items(item("MUG", 1, "10", "0", "0"))));
        assertThat(came(1, 9)).isEqualTo("""
                1: 12.00, tax 2.00: MUG 10.00 TVA 20%
                2: 11.90, tax 1.90: MUG 10.00 OSS_DE_19
                3: 12.10, tax 2.10: MUG 10.00 OSS_ES_21
                4: 10.00, tax 0.00: MUG 10.00 Exportation
                5: 10.00, tax 0.00: MUG 10.00 Livraison intracommunautaire
                6: 10.00, tax 0.00: MUG 10.00 Exportation
                7: 10.00, tax 0.00: MUG 10.00 Exportation
                8: held: QuickBooks has no code for Spain at 20 %; for that country it has OSS_ES_21
                9: 10.00, tax 0.00: MUG 10.00 TVA 0%
                """);
    }

    @Test
    void countriesThatWereTakenOut() throws Exception {
        connect("uk", "{}", "");
        sell(
                order(1, "GBP", country("null")),
                order(2, "GBP", country("undefined")),
                order(3, "GBP", country("ZZ")),
                order(4, "GBP", country("XX")),
                order(5, "GBP", country("Not specified")),
                order(6, "GBP", country("[REDACTED]")),
                order(7, "GBP", country("***")),
                order(8, "GBP", country("Removed")),
                order(9, "GBP", country("Deleted")),
                order(10, "GBP", country("GDPR")),
                order(11, "GBP", country("Anonymised")),
                order(12, "GBP", country("anonymized")),
                order(13, "GBP", country("(blank)")),
                order(14, "GBP", country("No country")),
                order(15, "GBP", country("Not Set")),
                order(16, "GBP", country("xxx")),
                order(17, "GBP", country("XXXX")),
                order(18, "GBP", country("0")),
                order(19, "GBP", country("Other")),
                order(20, "GBP", country("Country")),
                order(21, "GBP", country("Select country")),
                order(22, "GBP", country("PII removed")),
                order(23, "GBP", country("Data removed")),
                order(24, "GBP", country("Unspecified")),
                order(25, "GBP", country("<redacted>")),
                order(26, "GBP", country("Hidden")),
                order(27, "GBP", country("not available")),
                order(28, "GBP", country("N\\A")));
        assertThat(came(1, 28)).isEqualTo("""
                1: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                2: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                3: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                4: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                5: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                6: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                7: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                8: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                9: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                10: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                11: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                12: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                13: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                14: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                15: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                16: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                17: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                18: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                19: held: Nobody knows which country it was sold to ("Other" is written), and at 20 % it may belong under 20.0% S, 20.0% FR OSS, 20.0% AT OSS
                20: held: Nobody knows which country it was sold to ("Country" is written), and at 20 % it may belong under 20.0% S, 20.0% FR OSS, 20.0% AT OSS
                21: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                22: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                23: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                24: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                25: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                26: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                27: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                28: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                """);
    }

    @Test
    void ratesThatAreWorkedBack() throws Exception {
        connect("uk", "{}", "");
        var pin = item("PIN", 1, "0.82", "0.17", "20.73");
        sell(
                order(1, "GBP", items(item("MUG", 1, "5.82", "1.17", "20.1"))),
                order(2, "GBP", items(pin, pin, pin), totals("Tax", "0.49", "TotalCharge", "2.97")),
                order(3, "GBP", items(pin, pin, pin), totals("Tax", "0.47", "TotalCharge", "2.97")),
                order(4, "GBP", items(pin, pin, pin), totals("Tax", "0.53", "TotalCharge", "2.99")),
                order(
                        5,
                        "GBP",
                        items(pin, item("MUG", 1, "10", "2", "20")),
                        totals(
                                "CountryTaxRate",
                                "0",
                                "PostageCost",
                                "2.99",
                                "PostageCostExTax",
                                "2.49",
                                "Tax",
                                "2.66",
                                "TotalCharge",
                                "15.97")),
                order(6, "GBP", items(item("MUG", 1, "10", "2", "20")), totals("Tax", "2.01", "TotalCharge", "12.01")),
                order(7, "GBP", items(item("MUG", 1, "10", "2", "20")), totals("Tax", "1.99", "TotalCharge", "12")),
                order(8, "GBP", items(item("MUG", 1, "8.333333", "1.666667", "20"))),
                order(9, "GBP", items(item("MUG", 1, "-10", "-2", "20"))),
                order(10, "GBP", items(item("MUG", 12, "11.76", "0.36", "3.06"))),
                order(11, "GBP", items(item("MUG", 1, "44.47", "6.67", "15"))),
                order(
                        12,
                        "GBP",
                        items(item("MUG", 1, "9.52", "0.48", "5.04"), item("PIN", 1, "83.32", "16.67", "20.01"))));
        assertThat(came(1, 12)).isEqualTo("""
                1: 6.99, tax 1.17: MUG 5.82 20.0% S
                2: 2.97, tax 0.49: PIN 0.82 20.0% S, PIN 0.83 20.0% S, PIN 0.83 20.0% S
                3: held: Order 3 states a tax of 0.47 GBP, but its lines and postage carry 0.51 GBP
                4: held: Order 4 states a tax of 0.53 GBP, but its lines and postage carry 0.51 GBP
                5: 15.97, tax 2.66: PIN 0.82 20.0% S, MUG 10.00 20.0% S, Shipping 2.49 20.0% S
                6: held: Order 6 states a tax of 2.01 GBP, but its lines and postage carry 2.00 GBP
                7: held: Order 7 states a tax of 1.99 GBP, but its lines and postage carry 2.00 GBP
                8: 10.00, tax 1.67: MUG 8.33 20.0% S
                9: held: Its total is negative: GBP -12.00
                10: held: QuickBooks has no code for United Kingdom at 3.06 %; for that country it has 20.0% S, 5.0% R
                11: held: QuickBooks has no code for United Kingdom at 15 %; for that country it has 20.0% S, 5.0% R
                12: 109.99, tax 17.15: MUG 9.52 5.0% R, PIN 83.32 20.0% S
                """);
    }
}
