package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.address;
import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.reference;
import static dev.cloudcart.demo.Sold.region;
import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Orders as people who do this job tell of them: countries and states as shops write them, tax codes as QuickBooks
/// makes them in its country editions, gift wraps, negative lines, bundles, odd pennies, discounts, names and
/// numbers. For each, what a bookkeeper would have entered, or why nobody can know it.
class FieldOrdersTest extends Mending {

    private static Consumer<ObjectNode> totals(String... fields) {
        return order -> {
            for (int i = 0; i < fields.length; i += 2) {
                at("/TotalsInfo", fields[i], fields[i + 1]).accept(order);
            }
        };
    }

    private String numbers() throws Exception {
        var report = syncAnyhow();
        var posted = books.documents().stream()
                .map(document -> "%s: %s, %s\n"
                        .formatted(
                                document.path("PrivateNote").asString().replaceAll("Linnworks order (\\d+),.*", "$1"),
                                document.path("DocNumber").asString(),
                                document.at("/Line/0/SalesItemLineDetail/ItemRef/name")
                                        .asString()
                                        .replaceAll("x{20,}", "x…")))
                .sorted()
                .collect(Collectors.joining());
        return posted
                + report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("source").asString() + ": held: "
                                + hold.path("reason").asString() + "\n")
                        .collect(Collectors.joining());
    }

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
    void aNewZealandCompany() throws Exception {
        connect("us", "{\"country\":\"NZ\",\"homeCurrency\":\"NZD\"}", "");
        books.taxCode("15% GST", 15, "Inland Revenue");
        books.taxCode("Zero Rated", 0, "Inland Revenue");
        books.taxCode("No GST", 0, "Inland Revenue");
        books.taxCode("Exempt", 0, "Inland Revenue");
        sell(
                order(1, "NZD", country("New Zealand"), items(item("MUG", 1, "10", "1.5", "15"))),
                order(2, "NZD", country("Australia"), items(item("MUG", 1, "10", "0", "0"))),
                order(3, "NZD", country(""), items(item("MUG", 1, "0.87", "0.13", "14.94"))),
                order(4, "NZD", country("Aotearoa"), items(item("MUG", 1, "10", "1.5", "15"))));
        assertThat(came(1, 4)).isEqualTo("""
                1: 11.50, tax 1.50: MUG 10.00 15% GST
                2: 10.00, tax 0.00: MUG 10.00 Zero Rated
                3: 1.00, tax 0.13: MUG 0.87 15% GST
                4: 11.50, tax 1.50: MUG 10.00 15% GST
                """);
    }

    @Test
    void aSingaporeanCompany() throws Exception {
        connect("us", "{\"country\":\"SG\",\"homeCurrency\":\"SGD\"}", "");
        for (var code : List.of("SR 9%", "DS 9%", "SRCA-C 9%")) {
            books.taxCode(code, 9, "IRAS");
        }
        for (var code : List.of("0% ZR", "0% ES33", "0% OS", "Out of Scope 0%")) {
            books.taxCode(code, 0, "IRAS");
        }
        sell(
                order(1, "SGD", country("Singapore"), items(item("MUG", 1, "10", "0.9", "9"))),
                order(2, "SGD", country("Malaysia"), items(item("MUG", 1, "10", "0", "0"))));
        assertThat(came(1, 2)).isEqualTo("""
                1: 10.90, tax 0.90: MUG 10.00 SR 9%
                2: 10.00, tax 0.00: MUG 10.00 0% ZR
                """);
    }

    @Test
    void aSouthAfricanCompany() throws Exception {
        connect("us", "{\"country\":\"ZA\",\"homeCurrency\":\"ZAR\"}", "");
        for (var code : List.of("15.0% S", "15% Capital Goods", "Change in Use")) {
            books.taxCode(code, 15, "SARS");
        }
        for (var code : List.of("0.0% Z", "Exempt", "Zero-rated Exports")) {
            books.taxCode(code, 0, "SARS");
        }
        sell(
                order(1, "ZAR", country("RSA"), items(item("MUG", 1, "100", "15", "15"))),
                order(2, "ZAR", country("Botswana"), items(item("MUG", 1, "10", "0", "0"))),
                order(3, "ZAR", country("South Africa"), items(item("MUG", 1, "10", "0", "0"))),
                order(4, "ZAR", country("South Africa"), items(item("MUG", 1, "10", "1.5", "15"))));
        assertThat(came(1, 4)).isEqualTo("""
                1: 115.00, tax 15.00: MUG 100.00 15.0% S
                2: 10.00, tax 0.00: MUG 10.00 Zero-rated Exports
                3: 10.00, tax 0.00: MUG 10.00 0.0% Z
                4: 11.50, tax 1.50: MUG 10.00 15.0% S
                """);
    }

    @Test
    void aCompanyInTheEmirates() throws Exception {
        connect("us", "{\"country\":\"AE\",\"homeCurrency\":\"AED\"}", "");
        for (var code : List.of("SR Dubai", "SR Abu Dhabi")) {
            books.taxCode(code, 5, "FTA");
        }
        for (var code : List.of("ZR", "EX")) {
            books.taxCode(code, 0, "FTA");
        }
        sell(
                order(1, "AED", country("Emirates"), items(item("MUG", 1, "100", "5", "5"))),
                order(2, "AED", country("Oman"), items(item("MUG", 1, "10", "0", "0"))));
        assertThat(came(1, 2)).isEqualTo("""
                1: held: Several tax codes fit United Arab Emirates at 5 %: SR Dubai, SR Abu Dhabi
                2: 10.00, tax 0.00: MUG 10.00 ZR
                """);
    }

    @Test
    void anIndianCompany() throws Exception {
        connect("us", "{\"country\":\"IN\",\"homeCurrency\":\"INR\"}", "");
        for (var code : List.of("18.0% GST", "18.0% IGST", "5.0% IGST")) {
            books.taxCode(code, code.startsWith("5") ? 5 : 18, "Central Board of Indirect Taxes and Customs");
        }
        books.taxCode("0% GST", 0, "Central Board of Indirect Taxes and Customs");
        var india = country("India");
        sell(
                order(1, "INR", india, region("Karnataka"), items(item("MUG", 1, "100", "18", "18"))),
                order(2, "INR", india, items(item("MUG", 1, "100", "5", "5"))),
                order(3, "INR", india, region("MH"), items(item("MUG", 1, "100", "0", "0"))),
                order(4, "INR", country("United States"), items(item("MUG", 1, "100", "0", "0"))));
        assertThat(came(1, 4)).isEqualTo("""
                1: held: Several tax codes fit KA, India at 18 %: 18.0% GST, 18.0% IGST
                2: held: QuickBooks has no code for India at 5 %; for that country it has California, Tucson, 18.0% GST, 18.0% IGST, 5.0% IGST
                3: held: QuickBooks has no tax code that is known to be right for sales without tax to MH, India; without tax are 0% GST
                4: held: QuickBooks has no tax code that is known to be right for sales without tax to United States; without tax are 0% GST
                """);

        set("""
                tax:
                  codes:
                    - {rate: 18, country: IN, region: Karnataka, code: "18.0% GST"}
                    - {rate: 18, country: IN, code: "18.0% IGST"}
                    - {rate: 5, country: IN, code: "5.0% IGST"}
                    - {rate: 0, code: "0% GST"}
                """);
        sell(order(5, "INR", india, region("Kerela"), items(item("MUG", 1, "100", "18", "18"))));
        assertThat(came(1, 5)).isEqualTo("""
                1: 118.00, tax 18.00: MUG 100.00 18.0% GST
                2: 105.00, tax 5.00: MUG 100.00 5.0% IGST
                3: 100.00, tax 0.00: MUG 100.00 0% GST
                4: 100.00, tax 0.00: MUG 100.00 0% GST
                5: 118.00, tax 18.00: MUG 100.00 18.0% IGST
                """);
    }

    /// As Amazon's orders reach Linnworks, which works each line's rate back, and as shops round that work theirs out
    /// of the whole order.
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
                4: held: The lines and postage of order 4 add up to 2.97 GBP, but its total is 2.99 GBP
                5: 15.97, tax 2.66: PIN 0.82 20.0% S, MUG 10.00 20.0% S, Shipping 2.49 20.0% S
                6: held: The lines and postage of order 6 add up to 12.00 GBP, but its total is 12.01 GBP
                7: held: Order 7 states a tax of 1.99 GBP, but its lines and postage carry 2.00 GBP
                8: 10.00, tax 1.67: MUG 8.33 20.0% S
                9: held: Its total is negative: GBP -12.00
                10: held: QuickBooks has no code for United Kingdom at 3.06 %; for that country it has 20.0% S, 5.0% R
                11: held: QuickBooks has no code for United Kingdom at 15 %; for that country it has 20.0% S, 5.0% R
                12: 109.99, tax 17.15: MUG 9.52 5.0% R, PIN 83.32 20.0% S
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
    void anAmericanCompany() throws Exception {
        connect("us-states", "{}", "");
        books.taxCode("PA 6%", 6, "Pennsylvania Department of Revenue");
        books.taxCode("Texas Marketplace", 9, "Texas State Comptroller");
        books.taxCode("Kansas City", 9, "Department of Revenue");
        sell(
                us(1, "PA", "6", "6"),
                us(2, "Texas", "9", "9"),
                us(3, "Kansas", "9", "9"),
                us(4, "New York State", "4", "4"),
                us(5, "FL - Florida", "6", "6"),
                us(6, "", "6.5", "6.5"),
                us(7, "N. Carolina", "6.5", "6.5"),
                us(8, "AE", "6", "6"),
                us(9, "Puerto Rico", "6", "6"),
                us(10, "D.C.", "6", "6"),
                us(11, "W. Virginia", "6", "6"),
                us(12, "CA", "7.25", "7.25"),
                us(13, "CO", "8.31", "8.31"),
                order(14, "USD", country("Canada"), region("ON"), items(item("MUG", 1, "100", "0", "0"))),
                order(
                        15,
                        "USD",
                        country("United States"),
                        region("TX"),
                        items(item("MUG", 1, "100", "8.25", "8.25"), item("FOOD", 1, "20", "0", "0")),
                        totals(
                                "PostageCost",
                                "5.41",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "8.66",
                                "TotalCharge",
                                "133.66",
                                "CountryTaxRate",
                                "8.25")),
                order(
                        16,
                        "USD",
                        country("United States"),
                        region("CA"),
                        items(item("MUG", 1, "100", "7.25", "7.25")),
                        totals(
                                "PostageCost",
                                "5",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "7.25",
                                "TotalCharge",
                                "112.25",
                                "CountryTaxRate",
                                "0")),
                order(17, "EUR", country("Germany"), items(item("MUG", 1, "100", "19", "19"))),
                order(18, "USD", country("United States"), region("Oregon"), items(item("MUG", 1, "100", "0", "0"))));
        assertThat(came(1, 18)).isEqualTo("""
                1: 106.00, tax 6.00: MUG 100.00 TAX under PA 6%
                2: held: QuickBooks has no code for TX, United States at 9 %; for that country it has Texas, Houston, Texas state, California, Los Angeles, San Diego and 17 more
                3: held: QuickBooks has no code for KS, United States at 9 %; for that country it has Kansas, California, Los Angeles, San Diego, Texas, Houston and 17 more
                4: 104.00, tax 4.00: MUG 100.00 TAX under New York state
                5: 106.00, tax 6.00: MUG 100.00 TAX under Florida
                6: held: Several tax codes fit United States at 6.5 %: Washington, Kansas, Arkansas
                7: held: QuickBooks has no code for NC, United States at 6.5 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 17 more
                8: held: QuickBooks has no code for AE, United States at 6 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 17 more
                9: held: QuickBooks has no code for PR, United States at 6 %; for that country it has California, Los Angeles, San Diego, Texas, Houston, Texas state and 17 more
                10: 106.00, tax 6.00: MUG 100.00 TAX under District of Columbia
                11: 106.00, tax 6.00: MUG 100.00 TAX under West Virginia
                12: 107.25, tax 7.25: MUG 100.00 TAX under California
                13: 108.31, tax 8.31: MUG 100.00 TAX under Front Range
                14: 100.00, tax 0.00: MUG 100.00 NON
                15: held: Several tax codes fit TX, United States at 8.25 %: Texas, Houston
                16: 112.25, tax 7.25: MUG 100.00 TAX, Shipping 5.00 NON under California
                17: held: QuickBooks has no code for Germany at 19 %; for that country it has none
                18: 100.00, tax 0.00: MUG 100.00 NON
                """);
    }

    private String us(int number, String state, String tax, String rate) {
        return order(number, "USD", country("United States"), region(state), items(item("MUG", 1, "100", tax, rate)));
    }

    @Test
    void oddAmounts() throws Exception {
        connect("uk", "{}", "");
        sell(
                order(
                        1,
                        "GBP",
                        items(item("BOOK", 1, "10", "0", "0")),
                        totals("PostageCost", "3", "PostageCostExTax", "3", "TotalCharge", "13")),
                order(
                        2,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20")),
                        totals("PostageCost", "3", "PostageCostExTax", "3", "TotalCharge", "15")),
                order(
                        3,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20"), item("BOOK", 1, "10", "0", "0")),
                        totals("PostageCost", "3.3", "PostageCostExTax", "3", "Tax", "2.3", "TotalCharge", "25.3")),
                order(4, "GBP", items(item("MUG", 2, "1.65", "0.33", "20"))),
                order(
                        5,
                        "GBP",
                        items(item("MUG", 1, "14.16", "2.83", "20")),
                        at("/Items/0", "Discount", "15"),
                        at("/Items/0", "PricePerUnit", "19.99"),
                        at("/Items/0", "TaxCostInclusive", "true")),
                order(6, "GBP", items(item("MUG", 1, "10", "1.75", "17.5"))),
                order(7, "GBP", items(item("MUG", 1, "10", "2", "0.2"))),
                order(8, "GBP", items(item("MUG", 1, "10", "2", "-1"))),
                order(
                        9,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20")),
                        totals(
                                "CountryTaxRate",
                                "-1",
                                "PostageCost",
                                "3",
                                "PostageCostExTax",
                                "2.5",
                                "Tax",
                                "2.5",
                                "TotalCharge",
                                "15")),
                order(10, "EUR", items(item("MUG", 1, "10", "2", "20"))),
                order(11, "GBP", country("United States"), items(item("MUG", 1, "10", "2", "20"))),
                order(12, "GBP", country("France"), items(item("MUG", 1, "10", "2", "20"))),
                order(13, "GBP", country("Northern Ireland (UK)"), items(item("MUG", 1, "10", "2.3", "23"))),
                order(
                        14,
                        "GBP",
                        items(
                                item("MUG", 1, "10", "2", "20"),
                                item("Discount", 1, "5", "1", "20"),
                                item("Shipping", 1, "5", "1", "20"))),
                order(
                        15,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20")),
                        totals(
                                "PostageCost",
                                "4.99",
                                "PostageCostExTax",
                                "4.16",
                                "Tax",
                                "2",
                                "TotalCharge",
                                "12",
                                "TotalDiscount",
                                "4.99")),
                order(
                        16,
                        "EUR",
                        country("Germany"),
                        items(item("MUG", 1, "10", "1.90", "19"), item("BOOK", 1, "10", "0.70", "7")),
                        totals("TotalDiscount", "2.26", "Tax", "2.34", "TotalCharge", "20.34")),
                order(
                        17,
                        "GBP",
                        country("United States"),
                        items(item("MUG", 1, "10", "2", "20")),
                        totals("Tax", "0", "TotalCharge", "10")),
                order(18, "GBP", items(item("MUG", 1, "10", "2", "20")), totals("Tax", "null")),
                order(19, "GBP", items(item("MUG", 3, "8.33", "1.67", "20")), totals("TotalCharge", "10.01")),
                order(20, "GBP", items(item("MUG", 3, "8.33", "1.67", "20")), totals("TotalCharge", "10.05")),
                order(21, "GBP", items(item("MUG", 1, "0.42", "0.08", "19.05"))),
                order(22, "GBP", items(item("MUG", 1, "0.41", "0.08", "19.5"))),
                order(23, "GBP", items(item("MUG", 1, "0.08", "0.02", "25"))),
                order(24, "EUR", country("Ireland"), items(item("MUG", 1, "0.80", "0.19", "23.75"))),
                order(25, "EUR", country("Denmark"), items(item("MUG", 1, "0.06", "0.01", "16.67"))),
                order(26, "GBP", items(item("HEAT", 1, "0.10", "0.01", "10"))),
                order(27, "GBP", items(item("MUG", 1, "0.05", "0.01", "20"), item("HEAT", 1, "0.19", "0.01", "5.26"))),
                order(
                        28,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20")),
                        totals("TotalDiscount", "2", "Tax", "1.67", "TotalCharge", "10")),
                order(
                        29,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20"), item("BOOK", 1, "5", "0", "0")),
                        totals("TotalDiscount", "1.7", "Tax", "1.8", "TotalCharge", "15.3")),
                order(
                        30,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20"), item("BOOK", 1, "5", "0", "0")),
                        totals("TotalDiscount", "5", "Tax", "2", "TotalCharge", "12")),
                order(
                        31,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20")),
                        totals("PostageCost", "-2.4", "PostageCostExTax", "-2", "Tax", "1.6", "TotalCharge", "9.6")),
                order(32, "TND", country("Tunisia"), items(item("MUG", 1, "10.1255", "0", "0"))),
                order(33, "JPY", country("Japan"), items(item("MUG", 1, "1000", "100", "10"))),
                order(34, "GBP", items(item("MUG", 1, "10", "2", "20"), item("MUG", 1, "-10", "-2", "20"))),
                order(
                        35,
                        "GBP",
                        items(
                                item("A", 1, "24.99", "5", "20"),
                                item("B", 1, "24.99", "5", "20"),
                                item("C", 1, "24.99", "5", "20")),
                        totals("TotalDiscount", "8.99", "Tax", "13.5", "TotalCharge", "80.98")));
        assertThat(came(1, 35)).isEqualTo("""
                1: 13.00, tax 0.00: BOOK 10.00 0.0% Z, Shipping 3.00 0.0% Z
                2: 15.00, tax 2.00: MUG 10.00 20.0% S, Shipping 3.00 0.0% Z
                3: 25.30, tax 2.30: MUG 10.00 20.0% S, BOOK 10.00 0.0% Z, Shipping 1.50 20.0% S, Shipping 1.50 0.0% Z
                4: 1.98, tax 0.33: MUG 1.65 20.0% S
                5: 16.99, tax 2.83: MUG 14.16 20.0% S
                6: held: QuickBooks has no code for United Kingdom at 17.5 %; for that country it has 20.0% S, 5.0% R
                7: 12.00, tax 2.00: MUG 10.00 20.0% S
                8: 12.00, tax 2.00: MUG 10.00 20.0% S
                9: 15.00, tax 2.50: MUG 10.00 20.0% S, Shipping 2.50 20.0% S
                10: 12.00, tax 2.00: MUG 10.00 20.0% S
                11: held: QuickBooks has no code for United States at 20 %; for that country it has none
                12: 12.00, tax 2.00: MUG 10.00 20.0% FR OSS
                13: held: QuickBooks has no code for Northern Ireland at 23 %; for that country it has none
                14: 24.00, tax 4.00: MUG 10.00 20.0% S, Discount (Mug) 5.00 20.0% S, Shipping (Mug) 5.00 20.0% S
                15: 12.00, tax 2.00: MUG 10.00 20.0% S, Shipping 4.16 20.0% S, Discount -4.16 20.0% S
                16: 20.34, tax 2.34: MUG 10.00 19.0% DE OSS, BOOK 10.00 7.0% DE OSS, Discount -1.00 19.0% DE OSS, Discount -1.00 7.0% DE OSS
                17: held: The lines and postage of order 17 add up to 12.00 GBP, but its total is 10.00 GBP
                18: 12.00, tax 2.00: MUG 10.00 20.0% S
                19: 10.01, tax 1.67: MUG 8.34 20.0% S
                20: held: The lines and postage of order 20 add up to 10.00 GBP, but its total is 10.05 GBP
                21: 0.50, tax 0.08: MUG 0.42 20.0% S
                22: 0.49, tax 0.08: MUG 0.41 20.0% S
                23: 0.10, tax 0.02: MUG 0.08 20.0% S
                24: 0.99, tax 0.19: MUG 0.80 23.0% IE OSS
                25: 0.07, tax 0.01: MUG 0.06 25.0% DK OSS
                26: 0.11, tax 0.01: HEAT 0.10 5.0% R
                27: 0.26, tax 0.02: MUG 0.05 20.0% S, HEAT 0.19 5.0% R
                28: 10.00, tax 1.67: MUG 10.00 20.0% S, Discount -1.67 20.0% S
                29: 15.30, tax 1.80: MUG 10.00 20.0% S, BOOK 5.00 0.0% Z, Discount -1.00 20.0% S, Discount -0.50 0.0% Z
                30: 12.00, tax 2.00: MUG 10.00 20.0% S, BOOK 5.00 0.0% Z, Discount -5.00 0.0% Z
                31: 9.60, tax 1.60: MUG 10.00 20.0% S, Shipping -2.00 20.0% S
                32: held: QuickBooks keeps two decimals, so its 10.126 TND would become 10.13: 0.004 more than the tolerance of 0.00
                33: held: QuickBooks has no code for Japan at 10 %; for that country it has none
                35: 80.98, tax 13.50: A 24.99 20.0% S, B 24.99 20.0% S, C 24.99 20.0% S, Discount -7.49 20.0% S
                """);
    }

    @Test
    void oddNamesAndNumbers() throws Exception {
        connect("uk", "{}", "order-export: {document-number: channel reference}");
        books.add("vendor", "{\"DisplayName\":\"Etsy GBP\"}");
        books.add("employee", "{\"GivenName\":\"Amazon\",\"FamilyName\":\"GBP\",\"DisplayName\":\"Amazon GBP\"}");
        sell(
                order(1, "GBP"),
                order(2, "GBP", source("AMAZON")),
                order(3, "GBP", source("Bob's: \"Shop\"")),
                order(4, "GBP", source("T".repeat(120) + "1")),
                order(5, "GBP", source("T".repeat(120) + "2")),
                order(6, "GBP", reference("123456789012345678901"), items(item("x".repeat(101), 1, "10", "2", "20"))),
                order(7, "GBP", reference("1234567890123456789012"), items(item("x".repeat(102), 1, "10", "2", "20"))),
                order(8, "GBP", reference("☕ 5"), items(item("Ünïcødé-日本", 1, "10", "2", "20"))),
                order(9, "GBP", reference("10"), items(item("A:B:C", 1, "10", "2", "20"))),
                order(10, "GBP", reference("9"), items(item("A:B", 1, "10", "2", "20"))),
                order(11, "GBP", reference("R-1"), items(item("sku\\tab", 1, "10", "2", "20"))),
                order(17, "GBP", reference("9")),
                order(12, "GBP", reference(" R-12 "), items(item("Sales", 1, "10", "2", "20"))),
                order(13, "GBP", reference("MERGED"), items(item("Hours", 1, "10", "2", "20"))),
                order(14, "GBP", reference("merged"), items(item(" MUG", 1, "10", "2", "20"))),
                order(15, "GBP", reference("#1001"), items(item("MUG.", 1, "10", "2", "20"))),
                order(16, "GBP", reference("#1001"), items(item("MUG\u00a0", 1, "10", "2", "20"))));

        assertThat(numbers()).isEqualTo("""
                10: 9, A-B #733ybp
                11: 11, sku\\tab
                12: R-12, Sales
                13: 13, Hours
                14: 14, MUG
                15: #1001, MUG.
                16: 16, MUG
                17: 17, PLAIN
                1: R-1, PLAIN
                3: R-3, PLAIN
                4: R-4, PLAIN
                5: R-5, PLAIN
                6: 123456789012345678901, x… #6n264g
                7: 7, x… #vnx44e
                8: 8, Ünïcødé-日本
                9: 10, A-B-C #ge4r04
                2: held: "Amazon GBP" is the name of an employee in QuickBooks, so no customer can have it
                """);
    }

    @Test
    void aCanadianCompany() throws Exception {
        connect("ca-provinces", "{}", "");
        var c = country("Canada");
        sell(
                order(1, "CAD", c, region("PEI"), items(item("MUG", 1, "9.99", "1.50", "15"))),
                order(2, "CAD", c, region("Colombie-Britannique"), items(item("MUG", 3, "29.97", "3.60", "12"))),
                order(3, "CAD", c, region("PQ"), items(item("MUG", 1, "4495.16", "673.15", "14.975"))),
                order(4, "CAD", c, region("NWT"), items(item("MUG", 1, "10", "0.5", "5"))),
                order(5, "CAD", c, region("Yukon Territory"), items(item("MUG", 1, "10", "0.5", "5"))),
                order(
                        6,
                        "CAD",
                        c,
                        region(""),
                        address("PostCode", "H2X 1Y4"),
                        items(item("MUG", 1, "10", "1.5", "14.975"))),
                order(
                        7,
                        "CAD",
                        c,
                        region("BC"),
                        items(item("BOOK", 1, "10", "0.5", "5"), item("MUG", 1, "10", "1.2", "12"))),
                order(8, "CAD", c, region("Saskatchewan"), items(item("MUG", 1, "0.99", "0.11", "11.11"))),
                order(9, "CAD", c, region("MB"), items(item("MUG", 1, "10", "1.3", "13"))),
                order(
                        10,
                        "CAD",
                        c,
                        region("Ontario"),
                        items(item("MUG", 1, "10", "1.3", "13")),
                        totals(
                                "PostageCost",
                                "5.65",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "1.95",
                                "TotalCharge",
                                "16.95",
                                "CountryTaxRate",
                                "5")),
                order(11, "CAD", country("USA"), items(item("MUG", 1, "10", "0", "0"))),
                order(
                        12,
                        "CAD",
                        c,
                        region("Alberta"),
                        items(item("MUG", 1, "10", "0.5", "5")),
                        totals("TotalDiscount", "1.05", "Tax", "0.45", "TotalCharge", "9.45")),
                order(
                        13,
                        "CAD",
                        c,
                        region("QC"),
                        items(
                                item("A", 1, "33.33", "4.99", "14.975"),
                                item("B", 2, "19.99", "3.00", "14.975"),
                                item("C", 1, "0.05", "0.01", "14.975"))),
                order(14, "CAD", c, region("Nunavut"), items(item("FOOD", 1, "10", "0", "0"))),
                order(15, "CAD", c, region("Québec"), items(item("BOOK", 1, "10", "0.5", "5"))),
                order(16, "CAD", c, region("BC"), items(item("MUG", 1, "10", "0.7", "7"))),
                order(17, "CAD", c, region("NB"), items(item("MUG", 1, "10", "1.30", "13"))),
                order(18, "USD", c, region("ON"), items(item("MUG", 1, "10", "1.30", "13"))));
        assertThat(came(1, 18)).isEqualTo("""
                1: 11.49, tax 1.50: MUG 9.99 HST PE
                2: 33.57, tax 3.60: MUG 29.97 GST/PST BC
                3: 5168.31, tax 673.15: MUG 4495.16 GST/QST QC
                4: 10.50, tax 0.50: MUG 10.00 GST
                5: 10.50, tax 0.50: MUG 10.00 GST
                6: 11.50, tax 1.50: MUG 10.00 GST/QST QC
                7: 21.70, tax 1.70: BOOK 10.00 GST, MUG 10.00 GST/PST BC
                8: 1.10, tax 0.11: MUG 0.99 GST/PST SK
                9: held: QuickBooks has no code for MB, Canada at 13 %; for that country it has GST, GST/PST MB, PST MB, HST ON, HST NS 2025, HST NB and 6 more
                10: 16.95, tax 1.95: MUG 10.00 HST ON, Shipping 5.00 HST ON
                11: 10.00, tax 0.00: MUG 10.00 Zero-rated
                12: 9.45, tax 0.45: MUG 10.00 GST, Discount -1.00 GST
                13: 61.37, tax 8.00: A 33.33 GST/QST QC, B 19.99 GST/QST QC, C 0.05 GST/QST QC
                14: 10.00, tax 0.00: FOOD 10.00 Zero-rated
                15: 10.50, tax 0.50: BOOK 10.00 GST
                16: 10.70, tax 0.70: MUG 10.00 PST BC
                17: held: QuickBooks has no code for NB, Canada at 13 %; for that country it has GST, HST NB, HST ON, HST NS 2025, HST NL, HST PE and 6 more
                18: 11.30, tax 1.30: MUG 10.00 HST ON
                """);
    }

    @Test
    void anAustralianCompany() throws Exception {
        connect("au", "{}", "");
        sell(
                order(1, "AUD", country("Australia"), region("WA"), items(item("MUG", 1, "9.09", "0.91", "10"))),
                order(2, "AUD", country("Norfolk Island"), items(item("MUG", 1, "10", "0", "0"))),
                order(
                        3,
                        "AUD",
                        country("Australia"),
                        region("New South Wells"),
                        items(item("MUG", 1, "10", "1", "10"))),
                order(
                        4,
                        "AUD",
                        country("AUS"),
                        items(item("FOOD", 1, "10", "0", "0"), item("MUG", 1, "10", "1", "10")),
                        totals(
                                "PostageCost",
                                "5.5",
                                "PostageCostExTax",
                                "5",
                                "Tax",
                                "1.5",
                                "TotalCharge",
                                "26.5",
                                "CountryTaxRate",
                                "10")),
                order(5, "AUD", country("New Zealand"), items(item("MUG", 1, "10", "1.5", "15"))));
        assertThat(came(1, 5)).isEqualTo("""
                1: 10.00, tax 0.91: MUG 9.09 GST
                2: 10.00, tax 0.00: MUG 10.00 Export
                3: 11.00, tax 1.00: MUG 10.00 GST
                4: 26.50, tax 1.50: FOOD 10.00 GST free, MUG 10.00 GST, Shipping 5.00 GST
                5: held: QuickBooks has no code for New Zealand at 15 %; for that country it has none
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
    void oddCurrenciesItemsAndPieces() throws Exception {
        connect("uk", "{}", "rounding: {tolerance: 0.005}");
        var tools = books.category("Tools");
        books.itemWithin("Hammer", tools);
        books.item("Solo", "SKU-SOLO");
        sell(
                order(
                        1,
                        "BHD",
                        country("Bahrain"),
                        items(item("A", 1, "10.125", "0", "0"), item("B", 3, "3.333", "0", "0"))),
                order(2, "CLP", country("Chile"), items(item("A", 1, "1999.5", "0", "0"))),
                order(3, "HUF", country("Hungary"), items(item("A", 1, "1000", "0", "0"))),
                order(4, "GBP", items(item("hammer", 1, "10", "2", "20"))),
                order(5, "GBP", items(item("tools:hammer", 1, "10", "2", "20"))),
                order(6, "GBP", items(item("Solo", 1, "10", "2", "20"), item("sku-solo", 1, "10", "2", "20"))),
                order(7, "GBP", items(item("Tools", 1, "10", "2", "20"))),
                order(8, "GBP", items(item("A", 1, "10", "2", "20")), source("")),
                order(9, "XBT", items(item("A", 1, "10", "2", "20"))),
                order(10, "", items(item("A", 1, "10", "2", "20"))),
                order(11, "gbp", items(item("A", 1, "10", "2", "20"))),
                order(12, "GBP", items(item("A", 2, "9.99", "2", "20")), at("/Items/0", "Quantity", "2.5")),
                order(13, "GBP", items(item("A", 1, "10", "2", "20")), at("/Items/0", "Quantity", "0")),
                order(14, "GBP", items(item("A", 1, "0", "0", "20"))),
                order(15, "GBP", at("", "Items", "[]"), totals("TotalCharge", "12")),
                order(16, "GBP", at("", "Items", "[]"), totals("PostageCost", "12", "PostageCostExTax", "10")),
                order(
                        17,
                        "GBP",
                        items(item("A", 1, "10", "2", "20")),
                        at("/Items/0", "Title", "null"),
                        at("/Items/0", "SKU", "null")),
                order(18, "GBP", items(item("A", 1, "1000000000", "200000000", "20"))),
                order(19, "GBP", items(item("A", 1000, "3.33", "0.67", "20"))),
                order(20, "GBP", items(item("Hammer", 1, "10", "2", "20"))),
                order(21, "GBP", items(item("Tools:Hammer:Small", 1, "10", "2", "20"))),
                order(22, "EUR", country("Ireland"), items(item("A", 1, "10", "1.35", "13.5"))),
                order(23, "GBP", country("Isle of Man"), items(item("A", 1, "10", "2", "20"))),
                order(24, "GBP", items(item("A", 1, "10", "0", "20"))),
                order(25, "GBP", items(item("A", 1, "10", "2", "20"), item("B", 1, "10", "2", "0"))),
                order(26, "GBP", items(item("A", 1, "10", "2", "20"), item("B", 1, "10", "0", "20"))));
        assertThat(came(1, 26)).isEqualTo("""
                1: 13.46, tax 0.00: A 10.13 0.0% Z, B 3.33 0.0% Z
                2: 2000.00, tax 0.00: A 2000.00 0.0% Z
                3: 1000.00, tax 0.00: A 1000.00 0.0% Z
                4: held: The product "Tools:Hammer" in QuickBooks may be "Hammer", but is that of the SKU tools:hammer already
                5: 12.00, tax 2.00: Hammer 10.00 20.0% S
                6: 24.00, tax 4.00: Solo (Mug) 10.00 20.0% S, Solo 10.00 20.0% S
                7: 12.00, tax 2.00: Tools (Mug) 10.00 20.0% S
                8: 12.00, tax 2.00: A 10.00 20.0% S
                9: held: Order 9 has no known currency: XBT
                10: held: Order 10 has no known currency: none
                11: 12.00, tax 2.00: A 10.00 20.0% S
                12: 11.99, tax 2.00: A 9.99 20.0% S
                13: 12.00, tax 2.00: A 10.00 20.0% S
                15: held: The lines and postage of order 15 add up to 0.00 GBP, but its total is 12.00 GBP
                16: 12.00, tax 2.00: Shipping 10.00 20.0% S
                17: 12.00, tax 2.00: A 10.00 20.0% S
                18: 1200000000.00, tax 200000000.00: A 1000000000.00 20.0% S
                19: 4.00, tax 0.67: A 3.33 20.0% S
                20: held: The product "Tools:Hammer" in QuickBooks may be "Hammer", but is that of the SKU tools:hammer already
                21: 12.00, tax 2.00: Tools-Hammer-Small #1bcw5w 10.00 20.0% S
                22: held: QuickBooks has no code for Ireland at 13.5 %; for that country it has 23.0% IE OSS
                23: 12.00, tax 2.00: A 10.00 20.0% S
                24: 10.00, tax 0.00: A 10.00 0.0% Z
                25: 24.00, tax 4.00: A 10.00 20.0% S, B 10.00 20.0% S
                26: 22.00, tax 2.00: A 10.00 20.0% S, B 10.00 0.0% Z
                """);
    }

    @Test
    void statesWithDiscountsAndPennies() throws Exception {
        connect("us-states", "{}", "");
        var us = country("United States");
        sell(
                order(
                        1,
                        "USD",
                        us,
                        region("NY"),
                        items(item("A", 1, "100", "8.88", "8.875"), item("B", 3, "29.97", "2.66", "8.875")),
                        totals(
                                "PostageCost",
                                "10.89",
                                "PostageCostExTax",
                                "10",
                                "Tax",
                                "12.43",
                                "TotalCharge",
                                "152.40",
                                "CountryTaxRate",
                                "8.875")),
                order(
                        2,
                        "USD",
                        us,
                        region("FL"),
                        items(item("A", 1, "100", "6", "6")),
                        totals("TotalDiscount", "10.6", "Tax", "5.4", "TotalCharge", "95.4", "CountryTaxRate", "6")),
                order(
                        3,
                        "USD",
                        us,
                        region("FL"),
                        items(item("A", 1, "100", "6", "6"), item("FOOD", 1, "50", "0", "0")),
                        totals("TotalDiscount", "15", "Tax", "5.4", "TotalCharge", "140.4")),
                order(4, "USD", us, region("FL"), items(item("A", 1, "0.30", "0.02", "6.67"))),
                order(5, "USD", us, region("FL"), items(item("A", 1, "0.08", "0", "6"))),
                order(
                        6,
                        "USD",
                        us,
                        region("FL"),
                        items(item("A", 1, "100", "6", "6"), item("REFUND", 1, "-20", "-1.2", "6"))),
                order(7, "USD", us, region("WA"), items(item("A", 1, "100", "8.3", "8.3"))),
                order(8, "USD", us, region("CA"), items(item("A", 1, "19.99", "1.90", "9.5"))),
                order(9, "USD", us, region("CA"), items(item("A", 1, "19.99", "1.55", "7.75"))),
                order(10, "USD", us, region("CA"), items(item("A", 1, "1.00", "0.08", "8"))),
                order(11, "USD", us, region(""), address("PostCode", "33101"), items(item("A", 1, "100", "6", "6"))),
                order(12, "USD", us, region("Fla."), items(item("A", 1, "100", "7", "7"))),
                order(13, "USD", country(""), items(item("A", 1, "100", "6", "6"))),
                order(14, "USD", us, region("Puerto Rico"), items(item("A", 1, "100", "0", "0"))),
                order(15, "USD", us, region("AZ"), items(item("A", 1, "100", "8.7", "8.7"))),
                order(16, "USD", us, region("AZ"), items(item("A", 1, "19.99", "1.74", "8.7"))));
        assertThat(came(1, 16)).isEqualTo("""
                1: 152.40, tax 12.43: A 100.00 TAX, B 29.97 TAX, Shipping 10.00 TAX under New York
                2: 95.40, tax 5.40: A 100.00 TAX, Discount -10.00 TAX under Florida
                3: 140.40, tax 5.40: A 100.00 TAX, FOOD 50.00 NON, Discount -10.00 TAX, Discount -5.00 NON under Florida
                4: 0.32, tax 0.02: A 0.30 TAX under Florida
                5: 0.08, tax 0.00: A 0.08 NON
                6: 84.80, tax 4.80: A 100.00 TAX, REFUND -20.00 TAX under Florida
                7: 108.30, tax 8.30: A 100.00 TAX under Everett WA
                8: 21.89, tax 1.90: A 19.99 TAX under Los Angeles
                9: 21.54, tax 1.55: A 19.99 TAX under San Diego
                10: 1.08, tax 0.08: A 1.00 TAX under San Diego
                11: 106.00, tax 6.00: A 100.00 TAX under Florida
                12: held: QuickBooks has no code for FL, United States at 7 %; for that country it has Florida, California, Los Angeles, San Diego, Texas, Houston and 16 more
                13: held: Several tax codes fit United States at 6 %: District of Columbia, West Virginia, Florida
                14: 100.00, tax 0.00: A 100.00 NON
                15: 108.70, tax 8.70: A 100.00 TAX under Tucson
                16: 21.73, tax 1.74: A 19.99 TAX under Tucson
                """);
    }
}
