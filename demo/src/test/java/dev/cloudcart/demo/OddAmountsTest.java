package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.source;
import static dev.cloudcart.demo.Sold.totals;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

/// Orders as people who do this job tell of them: negative lines, bundles, odd pennies, free pieces, currencies. For
/// each, what a bookkeeper would have entered, or why nobody can know it.
class OddAmountsTest extends Mending {

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
                17: held: Order 17 states a tax of 0.00 GBP, but its lines and postage carry 2.00 GBP
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

    /// 10.02 at 20 % and 10.05 at 5 % are 2.00 and 0.50 by line, 2.51 together, and nothing else.
    @Test
    void taxesThatSeveralRatesMakeTogether() throws Exception {
        connect("uk", "{}", "");
        var mug = item("MUG", 1, "10.02", "2.00", "20");
        var heat = item("HEAT", 1, "10.05", "0.50", "5");
        sell(
                order(1, "GBP", items(mug, heat)),
                order(2, "GBP", items(mug, heat), totals("Tax", "2.51", "TotalCharge", "22.58")),
                order(3, "GBP", items(mug, heat), totals("Tax", "2.52", "TotalCharge", "22.59")),
                order(4, "GBP", items(mug, heat), totals("Tax", "2.49", "TotalCharge", "22.57")),
                order(
                        5,
                        "GBP",
                        items(item("MUG", 1, "24.99", "5", "20"), item("HEAT", 1, "3.33", "0.17", "5")),
                        totals("Tax", "5.16", "TotalCharge", "33.48")),
                order(
                        6,
                        "GBP",
                        items(
                                item("HEAT", 4, "121.18", "6.06", "5"),
                                item("MUG", 1, "32.62", "6.53", "20"),
                                item("CUP", 1, "15.27", "3.06", "20")),
                        at("/Items/0", "TaxCostInclusive", "true"),
                        at("/Items/1", "TaxCostInclusive", "true"),
                        at("/Items/2", "TaxCostInclusive", "true"),
                        totals("Tax", "15.64", "TotalCharge", "184.72")),
                order(
                        7,
                        "GBP",
                        items(
                                item("PIN", 1, "0.82", "0.17", "20.73"),
                                item("HEAT", 1, "0.19", "0.01", "5.26"),
                                item("BOOK", 1, "7.99", "0", "0")),
                        totals("Tax", "0.17", "TotalCharge", "9.17")));
        assertThat(came(1, 7)).isEqualTo("""
                1: 22.57, tax 2.50: MUG 10.02 20.0% S, HEAT 10.05 5.0% R
                2: 22.58, tax 2.51: MUG 10.02 20.0% S, HEAT 10.05 5.0% R
                3: held: Order 3 states a tax of 2.52 GBP, but its lines and postage carry 2.50 GBP
                4: held: Order 4 states a tax of 2.49 GBP, but its lines and postage carry 2.50 GBP
                5: 33.48, tax 5.16: MUG 24.99 20.0% S, HEAT 3.33 5.0% R
                6: 184.72, tax 15.64: HEAT 121.18 5.0% R, MUG 32.62 20.0% S, CUP 15.28 20.0% S
                7: 9.17, tax 0.17: PIN 0.82 20.0% S, HEAT 0.19 5.0% R, BOOK 7.99 0.0% Z
                """);
        assertThat(books.receipt("6")
                        .at("/TxnTaxDetail/TaxLine")
                        .valueStream()
                        .map(line -> line.path("Amount").decimalValue()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(new BigDecimal("6.06"), new BigDecimal("9.58"));
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
}
