package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.sku;
import static dev.cloudcart.demo.Sold.unlikeLines;

import java.util.Map;

import org.junit.jupiter.api.Test;

/// Mends orders, in Linnworks or by the settings.
class OrderMendsTest extends Mending {

    @Test
    @Mends({
        "NO_AMOUNT",
        "IMPOSSIBLE_QUANTITY",
        "DOES_NOT_ADD_UP",
        "TAX_DOES_NOT_ADD_UP",
        "TAX_DOES_NOT_ADD_UP_LESS_DISCOUNT",
        "NO_CURRENCY",
        "BELOW_ZERO",
        "NO_SKU",
        "MISSHAPEN"
    })
    void ordersThatAreCorrectedInLinnworks() throws Exception {
        connect("uk", "{}", "");
        sell(
                sold.taxed(1, 20, at("/Items/0", "Cost", "1e30")),
                sold.taxed(2, 20, at("/Items/0", "Quantity", "100000000000")),
                sold.taxed(3, 20, at("/TotalsInfo", "TotalCharge", "99.0")),
                sold.taxed(4, 20, at("/TotalsInfo", "Tax", "0.0")),
                sold.taxed(
                        5,
                        20,
                        at("/TotalsInfo", "TotalDiscount", "5.0"),
                        at("/TotalsInfo", "TotalCharge", "7.0"),
                        at("/TotalsInfo", "Tax", "0.0")),
                sold.taxed(6, 20, at("/TotalsInfo", "Currency", "\"UNK\"")),
                sold.taxed(
                        7,
                        20,
                        at("/TotalsInfo", "TotalCharge", "-12.0"),
                        at("/TotalsInfo", "Tax", "-2.0"),
                        at("/Items/0", "Cost", "-10.0"),
                        at("/Items/0", "CostIncTax", "-12.0"),
                        at("/Items/0", "Tax", "-2.0")),
                sold.taxed(8, 20, sku("")),
                sold.taxed(9, 20, at("/Items/0", "Quantity", "\"many\"")));

        holds(Map.of(
                1,
                "NO_AMOUNT",
                2,
                "IMPOSSIBLE_QUANTITY",
                3,
                "DOES_NOT_ADD_UP",
                4,
                "TAX_DOES_NOT_ADD_UP",
                5,
                "TAX_DOES_NOT_ADD_UP_LESS_DISCOUNT",
                6,
                "NO_CURRENCY",
                7,
                "BELOW_ZERO",
                8,
                "NO_SKU",
                9,
                "MISSHAPEN"));

        for (int number = 1; number <= 9; number++) {
            sell(sold.taxed(number, 20));
        }
        posts(numbers(1, 9));
    }

    @Test
    @Mends("NOT_HANDED_OUT")
    void ordersThatLinnworksDoesNotHandOut() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20), sold.taxed(2, 20));
        linnworksSwitches("{\"notHandedOut\":[1]}");

        holds(Map.of(1, "NOT_HANDED_OUT"));
        holds(Map.of(1, "NOT_HANDED_OUT"), "--numbers", "1,9002");

        linnworksSwitches("{\"notHandedOut\":[]}");
        posts(1, 2);
    }

    /// No search finds them, so they are met when they are asked for by number.
    @Test
    @Mends({"NO_DATE", "NO_PROCESSED_DATE"})
    void ordersWithoutTheirDates() throws Exception {
        connect("uk", "{}", "");
        sell(
                sold.taxed(1, 20, at("", "ProcessedDateTime", "\"the day before yesterday\"")),
                sold.taxed(2, 20, at("", "ProcessedDateTime", "\"0001-01-01T00:00:00Z\"")),
                sold.taxed(
                        3,
                        20,
                        at("", "Processed", "false"),
                        at("", "ProcessedDateTime", "null"),
                        at("/GeneralInfo", "ReceivedDate", "\"0001-01-01T00:00:00Z\"")));

        holds(Map.of(1, "NO_PROCESSED_DATE", 2, "NO_PROCESSED_DATE", 3, "NO_DATE"), "--numbers", "1,2,3,9001");

        sell(sold.taxed(1, 20), sold.taxed(2, 20), sold.taxed(3, 20));
        posts(1, 2, 3);
    }

    @Test
    @Mends({"NO_SKU", "NUMBER_TOO_LONG", "ROUNDED_TOO_MUCH", "TOO_MANY_LINES"})
    void whatTheSettingsDecide() throws Exception {
        connect("uk", "{}", "order-export: {document-number-prefix: LINNWORKS-ORDER, long-orders: hold}");
        sell(
                sold.taxed(1, 20, sku("")),
                sold.taxed(2000003, 20),
                sold.untaxed(4, "10.125", "KWD"),
                sold.taxed(5, 20, lines(800)));

        holds(Map.of(1, "NO_SKU", 2000003, "NUMBER_TOO_LONG", 4, "ROUNDED_TOO_MUCH", 5, "TOO_MANY_LINES"));

        set("""
                order-export: {document-number-prefix: "", long-orders: "merge, then split"}
                products: {no-sku-item: Sundries}
                rounding: {tolerance: 0.005}
                """);
        posts(1, 2000003, 4, 5);
    }

    @Test
    @Mends({"NOT_TO_BE_SPLIT", "TOO_MANY_LINES"})
    void whatIsTooLongIsEnteredByHand() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(
                1,
                20,
                unlikeLines(800),
                at("/TotalsInfo", "TotalDiscount", "9600.0"),
                at("/TotalsInfo", "TotalCharge", "0.0"),
                at("/TotalsInfo", "Tax", "0.0")));
        holds(Map.of(1, "NOT_TO_BE_SPLIT"));

        books.enter("1", "entered by hand");
        dismiss(1);
        posts(1);

        set("order-export: {long-orders: hold}");
        sell(sold.taxed(2, 20, lines(800)));
        holds(Map.of(2, "TOO_MANY_LINES"));
        books.enter("2", "entered by hand");
        dismiss(2);
        posts(1, 2);
    }
}
