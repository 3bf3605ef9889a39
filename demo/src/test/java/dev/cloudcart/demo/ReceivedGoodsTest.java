package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What storekeepers and bookkeepers do to purchase orders on a usual Tuesday: previewed first, then synced, and
/// synced once more, which does nothing.
class ReceivedGoodsTest extends Buying {

    private Ordered ten() {
        return new Ordered("PO1", ordered).item("NUT", 10, "10.00", 20);
    }

    private static List<String> holds(JsonNode report) {
        return report.path("holds")
                .valueStream()
                .map(hold -> hold.path("source").asString() + " "
                        + hold.path("cause").asString())
                .sorted()
                .toList();
    }

    private static List<String> foretoldHolds(JsonNode preview) {
        return preview.at("/preview/held")
                .valueStream()
                .flatMap(reason -> reason.path("numbers")
                        .valueStream()
                        .map(number ->
                                number.asString() + " " + reason.path("cause").asString()))
                .sorted()
                .toList();
    }

    /// What a preview would hold is what the sync after it holds, and what it would do is what is done beside.
    private void agreesHeld(String what, List<String> held, String... scope) throws Exception {
        var before = documents();
        var preview = previewed(what, scope);
        assertThat(documents()).as(what).isEqualTo(before);
        var report = sync(held.isEmpty() ? 0 : HELD, scope);
        assertThat(holds(report)).as(what).isEqualTo(held);
        assertThat(foretoldHolds(preview)).as("foretold: " + what).isEqualTo(held);
        assertForetold(what, preview, report, before);
        assertNothingMore(what, scope);
    }

    /// Free goods and freight, too many and then fewer, dearer, a rebate, and opened once more.
    @ParameterizedTest
    @CsvSource({
        "each delivery, items, lines, vendor credit",
        "each delivery, account, own bill, amend the bill",
        "when fully delivered, account, lines, vendor credit",
        "when fully delivered, items, own bill, amend the bill",
        "at once, items, lines, vendor credit",
        "at once, account, own bill, vendor credit"
    })
    void areForetoldWhateverBecomesOfThem(String bill, String lines, String costs, String corrected) throws Exception {
        connect("uk", "{}", """
                purchase-settings:
                  sync-purchases: true
                  bill: %s
                  lines: %s
                  additional-costs: %s
                  corrected-deliveries: %s
                  cost-vendors: [{cost: Freight, vendor: Fast Freight}]
                """.formatted(bill, lines, costs, corrected));
        agrees("ordered", gifts());
        agrees("gifts came", gifts().that("PARTIAL").came(7, first, 1, 13));
        agrees("some came", gifts().that("PARTIAL").came(7, first, 1, 13).came(8, first, 0, 4));
        agrees("fewer gifts", begun("PARTIAL", "10.00"));
        agrees("freight", begun("PARTIAL", "10.00").cost("Freight", "10.01", 20));
        agrees("too many", more("DELIVERED", "10.00", 8).cost("Freight", "10.01", 20));
        agrees("not so many", more("DELIVERED", "10.00", 6).cost("Freight", "10.01", 20), "--numbers", "PO1");
        agrees("dearer", more("DELIVERED", "10.50", 6).cost("Freight", "10.01", 20), "--numbers", "PO1");
        agrees("rebate", more("DELIVERED", "10.50", 6).cost("Freight", "-3.00", 20), "--numbers", "PO1");
        agrees("opened again", more("PARTIAL", "10.50", 6).cost("Freight", "-3.00", 20), "--numbers", "PO1");
    }

    private Ordered gifts() {
        return ten().item("GIFT", 13, "0.00", 20);
    }

    private Ordered begun(String status, String unit) {
        return gifts().that(status).came(7, first, 1, 10).came(8, first, 0, 4, unit);
    }

    private Ordered more(String status, String unit, int pieces) {
        return begun(status, unit).came(9, second, 0, pieces);
    }

    private void agrees(String what, Ordered order, String... scope) throws Exception {
        shop(order.line());
        agrees(what, scope);
    }

    /// What is still to come goes on an order of its own.
    @Test
    void areSplitOffWhereTheRestComesLater() throws Exception {
        connect("uk", "{}", ON);
        agrees("some", ten().that("PARTIAL").came(7, first, 0, 6));
        shop(
                new Ordered("PO1", ordered)
                        .item("NUT", 6, "10.00", 20)
                        .that("DELIVERED")
                        .came(7, first, 0, 6)
                        .line(),
                new Ordered("PO1-B", second).item("NUT", 4, "10.00", 20).line());
        agrees("split");
        assertStand(
                "PO1 72.0 Closed of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-B 48.0 Open of " + date(second) + ", none came");
    }

    @Test
    void areDeletedAndEnteredAnewUnderTheSameNumber() throws Exception {
        connect("uk", "{}", ON);
        agrees("some", ten().that("PARTIAL").came(7, first, 0, 6));
        does("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(ten().id()));
        var anew = new Ordered("PO2", ordered)
                .item("NUT", 10, "9.00", 20)
                .that("PARTIAL")
                .came(8, first, 0, 6);
        shop(anew.line().replace("\"PO2\"", "\"PO1\""));
        agrees("anew");
        assertStand(
                "PO1-dced 108.0 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-8 64.8 of " + date(first) + ": 6 NUT of PO1-dced");
    }

    @Test
    void areHeldWhileTheyArePendingAgain() throws Exception {
        connect("uk", "{}", ON);
        agrees("open", ten());
        shop(ten().that("PENDING").item("BOLT", 1, "1.00", 20).line());
        agreesHeld("pending", List.of("PO1 NO_SALE_ANY_MORE"));
        agrees("open again", ten().item("BOLT", 1, "1.00", 20));
        agrees("came", ten().item("BOLT", 1, "1.00", 20).that("PARTIAL").came(7, first, 0, 6));
        assertStand(
                "PO1 120.0+1.2 Open of " + date(ordered) + ", 6 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1");
    }

    @Test
    void areOfAnotherProductAndAnotherTaxThanFirstSaid() throws Exception {
        connect("uk", "{}", ON + "\ntax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}");
        agrees("some", ten().that("PARTIAL").came(7, first, 0, 6));
        agrees(
                "other sku",
                new Ordered("PO1", ordered)
                        .item("NUT-M8", 10, "10.00", 20)
                        .that("PARTIAL")
                        .came(7, first, 0, 6));
        agrees(
                "other tax",
                new Ordered("PO1", ordered)
                        .item("NUT-M8", 10, "10.00", 0)
                        .that("PARTIAL")
                        .came(7, first, 0, 6));
        agrees(
                "fewer",
                new Ordered("PO1", ordered)
                        .item("NUT-M8", 10, "10.00", 0)
                        .that("PARTIAL")
                        .came(7, first, 0, 5));
        agrees(
                "other tax with a credit",
                new Ordered("PO1", ordered)
                        .item("NUT-M8", 10, "10.00", 20)
                        .that("PARTIAL")
                        .came(7, first, 0, 5));
        assertStand(
                "PO1 120.0 Open of " + date(ordered) + ", 5 NUT-M8 came",
                "PO1-7 60.0 of " + date(first) + ": 5 NUT-M8 of PO1");
    }

    @Test
    void areCreditedThoughThePeriodOfTheirBillIsClosed() throws Exception {
        connect("uk", "{}", ON);
        agrees("some", ten().that("PARTIAL").came(7, first, 0, 6));
        books.switches("{\"bookCloseDate\":\"%s\"}".formatted(date(day(-5))));
        agrees("less", ten().that("PARTIAL").came(7, first, 0, 5));
        var today = LocalDate.now(ZoneOffset.UTC);
        agrees("and more", ten().that("PARTIAL").came(7, first, 0, 5).came(8, second, 0, 2));
        shop(ten().that("PARTIAL")
                .came(7, first, 0, 5, "11.00")
                .came(8, second, 0, 2)
                .line());
        agreesHeld("dearer", List.of("PO1-7 IN_CLOSED_BOOKS"));
        shop(ten().that("PARTIAL")
                .came(7, first, 0, 5)
                .came(8, second, 0, 2)
                .came(9, first, 0, 1)
                .line());
        agreesHeld("found late", List.of("PO1-9 BOOKS_CLOSED"));
        assertStand(
                "PO1 120.0 Open of " + date(ordered) + ", 8 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "credit PO1-7-C 12.0 of " + today + ": 1 NUT",
                "PO1-8 24.0 of " + date(second) + ": 2 NUT of PO1");
    }

    /// The bookkeeper pays what is billed, and then it turns out to be dearer.
    @Test
    void areHeldWhereTheirBillIsPaidAlready() throws Exception {
        connect("uk", "{}", ON);
        agrees("some", ten().that("PARTIAL").came(7, first, 0, 6));
        books.pays("PO1-7", "72.00");
        agrees("less", ten().that("PARTIAL").came(7, first, 0, 5));
        agrees("all", ten().that("PARTIAL").came(7, first, 0, 6));
        shop(ten().that("PARTIAL").came(7, first, 0, 6, "11.00").line());
        agreesHeld("dearer", List.of("PO1-7 LINKED_IN_QUICKBOOKS"));
        shop(ten().that("PARTIAL")
                .cost("Freight", "20.00", 20)
                .came(7, first, 0, 6)
                .line());
        agreesHeld("freight", List.of("PO1-7 LINKED_IN_QUICKBOOKS"));
        shop(ten().that("DELIVERED")
                .cost("Freight", "20.00", 20)
                .came(7, first, 0, 6)
                .came(8, second, 0, 4)
                .line());
        agreesHeld("freight, and the rest", List.of("PO1-7 LINKED_IN_QUICKBOOKS"));
        assertStand(
                "PO1 120.0 Closed of " + date(ordered) + ", 10 NUT came",
                "PO1-7 72.0 of " + date(first) + ": 6 NUT of PO1",
                "PO1-8 57.6 of " + date(second) + ": 4 NUT of PO1, 1 Purchase costs");
    }

    /// Held is what was ordered, for a line that did not come.
    @Test
    void waitForTheirOrder() throws Exception {
        connect("uk", "{}", ON);
        shop(ten().item("BOLT", 4, "2.50", 17)
                .that("PARTIAL")
                .came(7, first, 0, 6)
                .line());
        agreesHeld("held order", List.of("PO1 NO_TAX_CODE", "PO1-7 WAITS_FOR_PURCHASE_ORDER"));
        assertStand();
    }

    /// The carrier's money is euros, the supplier's pounds.
    @Test
    void areCarriedByOneWhoIsPaidInAnotherCurrency() throws Exception {
        connectBuying("purchase orders with bills");
        set("purchase-settings: {additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: Fast Freight}]}");
        var order = ten().cost("Freight", "12.00", 0, "EUR", new BigDecimal("1.2"));
        shop(inEuros(order.that("PARTIAL").came(7, first, 0, 6).paid(11, "12.00", second, 0)));
        agrees("carried and paid");
        shop(inEuros(order.that("DELIVERED").came(8, second, 0, 4).paid(12, "120.00", second)));
        agrees("all paid");

        assertThat(books.rows("BillPayment", "TotalAmt > '0'").stream()
                        .map(payment -> payment.at("/VendorRef/name").asString() + " "
                                + payment.path("TotalAmt").decimalValue().setScale(2) + " "
                                + payment.at("/CurrencyRef/value").asString()))
                .containsExactlyInAnyOrder("Fast Freight 12.00 EUR", "Acme 120.00 GBP");
    }

    private static String inEuros(Ordered order) {
        return order.line()
                .replace(
                        "\"Currency\":\"GBP\",\"Reference\":\"BACS 11\"",
                        "\"Currency\":\"EUR\",\"Reference\":\"BACS 11\"");
    }

    /// Nobody is asked for what came in other days.
    @Test
    void areForetoldByTheDaysOnWhichTheyCame() throws Exception {
        connect("uk", "{}", ON);
        var days = new String[] {"--purchases", "--status", "delivered", "--from", date(second), "--to", date(second)};
        shop(gifts().that("PARTIAL").came(7, first, 1, 13).came(8, second, 0, 4).line());
        agrees("came that day", days);
        shop(gifts().that("PARTIAL").came(7, first, 1, 13).came(8, second, 0, 3).line());
        agrees("fewer", days);
        shop(ten().that("DELIVERED").came(8, second, 0, 3).line());
        agrees("the gifts are off the order", days);
        agrees("all of it");
    }

    @Test
    void areOfASupplierWhoIsDeleted() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, unknown-supplier: Sundry suppliers}");
        agrees("some", ten().that("PARTIAL").came(7, first, 0, 6));
        var gone = "5a11e500-0000-4000-8000-00000000000f";
        agrees("gone", ten().that("PARTIAL").from(gone).came(7, first, 0, 6));
        agrees(
                "the rest",
                ten().that("DELIVERED").from(gone).came(7, first, 0, 6).came(8, second, 0, 4));
        agrees(
                "nobody named",
                ten().that("DELIVERED")
                        .from("00000000-0000-0000-0000-000000000000")
                        .came(7, first, 0, 6)
                        .came(8, second, 0, 4),
                "--numbers",
                "PO1");

        assertThat(books.rows("Bill", "TotalAmt > '0'").stream()
                        .map(bill -> bill.at("/VendorRef/name").asString()))
                .containsExactly("Default", "Default");
    }
}
