package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.item;
import static dev.cloudcart.demo.Sold.items;
import static dev.cloudcart.demo.Sold.totals;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Orders whose gifts, pennies and currencies are told in ways that books do not know: for each, what a
/// bookkeeper would have entered, or why nobody can know it.
class GiftsAndPenniesTest extends Mending {

    private static final Consumer<ObjectNode> MUG = items(item("MUG", 1, "10", "2", "20"));

    /// 1 is paid in part by a gift card, which takes no tax off; of 2 and 3 the goods were given away and the
    /// postage paid; 5 sells a gift card.
    @Test
    void gifts() throws Exception {
        connect("uk", "{}", "");
        sell(
                order(1, "GBP", MUG, totals("TotalDiscount", "5", "TotalCharge", "7")),
                order(2, "GBP", MUG, postage("3", "2.5", "0.5", "3"), totals("TotalDiscount", "12")),
                order(
                        3,
                        "GBP",
                        items(item("MUG", 1, "0", "0", "20")),
                        at("/Items/0", "Discount", "100"),
                        at("/Items/0", "PricePerUnit", "12"),
                        postage("3", "2.5", "0.5", "3")),
                order(4, "GBP", items(item("BOX", 1, "10", "2", "20"), item("BOX", 1, "10", "0", "0"))),
                order(5, "GBP", items(item("GIFT-CARD", 1, "50", "0", "0"), item("MUG", 1, "10", "2", "20"))),
                order(6, "GBP", items(item("USED", 1, "120", "0", "20"))),
                order(
                        7,
                        "GBP",
                        items(item("MUG", 1, "10", "2", "20"), item("BOOK", 1, "10", "0", "0")),
                        postage("4.4", "4", "2.16", "23.76"),
                        totals("TotalDiscount", "2.64")),
                order(
                        8,
                        "GBP",
                        items(item("BUNDLE", 1, "0", "0", "20")),
                        at(
                                "/Items/0",
                                "CompositeSubItems",
                                "[{\"SKU\":\"PART-A\",\"Quantity\":1,\"Cost\":10,\"Tax\":2,\"CostIncTax\":12,\"TaxRate\":20}]"),
                        totals("Subtotal", "10", "Tax", "2", "TotalCharge", "12")));
        assertThat(came(1, 8)).isEqualTo("""
                1: held: Order 1 states a tax of 2.00 GBP, but its lines and postage, less its discount, carry 1.00 GBP
                2: 3.00, tax 0.50: MUG 10.00 20.0% S, Shipping 2.50 20.0% S, Discount -10.00 20.0% S
                3: 3.00, tax 0.50: MUG 0.00 20.0% S, Shipping 2.50 20.0% S
                4: 22.00, tax 2.00: BOX 10.00 20.0% S, BOX 10.00 0.0% Z
                5: 62.00, tax 2.00: GIFT-CARD 50.00 0.0% Z, MUG 10.00 20.0% S
                6: 120.00, tax 0.00: USED 120.00 0.0% Z
                7: 23.76, tax 2.16: MUG 10.00 20.0% S, BOOK 10.00 0.0% Z, Shipping 2.00 20.0% S, Shipping 2.00 0.0% Z, Discount -1.20 20.0% S, Discount -1.20 0.0% Z
                8: held: The lines and postage of order 8 add up to 0.00 GBP, but its total is 12.00 GBP
                """);
    }

    /// Of 5 to 7 the postage contradicts itself: what it costs the buyer counts.
    @Test
    void pennies() throws Exception {
        connect("uk", "{}", "");
        sell(
                order(1, "GBP", items(item("MUG", 1, "10.01", "2.01", "20"))),
                order(2, "GBP", MUG, at("/Items/0", "CostIncTax", "12.01")),
                order(3, "GBP", MUG, at("/Items/0", "CostIncTax", "12.01"), totals("TotalCharge", "12.01")),
                order(4, "GBP", MUG, totals("TotalDiscount", "0.01", "TotalCharge", "11.99")),
                order(5, "GBP", MUG, postage("0", "2.5", "2", "12")),
                order(6, "GBP", MUG, postage("0", "2.5", "2.5", "15")),
                order(7, "GBP", MUG, postage("2.5", "2.5", "2.5", "15")),
                order(
                        8,
                        "GBP",
                        items(item("PIN", 7, "0.08645", "0.01729", "20")),
                        at("/Items/0", "PricePerUnit", "0.01235")),
                order(
                        9,
                        "GBP",
                        items(item("MUG", 1, "10.004999", "2.000999", "20"), item("PIN", 1, "0.005", "0.001", "20"))),
                order(10, "GBP", MUG, totals("Tax", "2.004", "TotalCharge", "12.004")),
                order(11, "GBP", MUG, totals("TotalCharge", "11.995")),
                order(
                        12,
                        "GBP",
                        at("", "Items", "[]"),
                        postage("5.25", "5", "0.25", "5.25"),
                        totals("CountryTaxRate", "5")));
        assertThat(came(1, 12)).isEqualTo("""
                1: held: QuickBooks has no code for United Kingdom at 20.08 %; for that country it has 20.0% S, 5.0% R
                2: 12.00, tax 2.00: MUG 10.00 20.0% S
                3: held: The lines and postage of order 3 add up to 12.00 GBP, but its total is 12.01 GBP
                4: 11.99, tax 2.00: MUG 10.00 20.0% S, Discount -0.01 20.0% S
                5: 12.00, tax 2.00: MUG 10.00 20.0% S
                6: held: The lines and postage of order 6 add up to 12.00 GBP, but its total is 15.00 GBP
                7: held: Order 7 states a tax of 2.50 GBP, but its lines and postage carry 2.00 GBP
                8: 0.10, tax 0.02: PIN 0.08 20.0% S
                9: 12.01, tax 2.00: MUG 10.00 20.0% S, PIN 0.01 20.0% S
                10: 12.00, tax 2.00: MUG 10.00 20.0% S
                11: 12.00, tax 2.00: MUG 10.00 20.0% S
                12: 5.25, tax 0.25: Shipping 5.00 5.0% R
                """);
    }

    /// As people type them, and at rates that were charged for some months.
    @Test
    void currenciesAndRatesOfAWhile() throws Exception {
        connect("uk", "{}", "");
        sell(
                order(1, " gbp "),
                order(2, "Eur", country("Germany"), items(item("MUG", 1, "10", "1.9", "19"))),
                order(3, "RMB"),
                order(4, "£"),
                order(5, "HUF", country("Hungary"), items(item("MUG", 1, "1000.4", "0", "0"))),
                order(6, "EUR", country("Germany"), items(item("MUG", 1, "10", "1.6", "16"))),
                order(7, "EUR", country("Germany"), items(item("BOOK", 1, "10", "0.5", "5"))),
                order(8, "GBP", items(item("MEAL", 1, "10", "1.25", "12.5"))));
        assertThat(came(1, 8)).isEqualTo("""
                1: 12.00, tax 2.00: PLAIN 10.00 20.0% S
                2: 11.90, tax 1.90: MUG 10.00 19.0% DE OSS
                3: held: Order 3 has no known currency: RMB
                4: held: Order 4 has no known currency: £
                5: 1000.40, tax 0.00: MUG 1000.40 0.0% Z
                6: held: QuickBooks has no code for Germany at 16 %; for that country it has 19.0% DE OSS, 7.0% DE OSS
                7: held: QuickBooks has no code for Germany at 5 %; for that country it has 19.0% DE OSS, 7.0% DE OSS
                8: held: QuickBooks has no code for United Kingdom at 12.5 %; for that country it has 20.0% S, 5.0% R
                """);
    }

    /// With the order's tax and total.
    private static Consumer<ObjectNode> postage(String gross, String net, String tax, String total) {
        return totals("PostageCost", gross, "PostageCostExTax", net, "Tax", tax, "TotalCharge", total);
    }
}
