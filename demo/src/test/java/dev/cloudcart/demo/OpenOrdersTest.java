package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.open;
import static dev.cloudcart.demo.Sold.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A merchant's open orders from the day they come to the day they are processed, and what stands in the books at
/// each step.
class OpenOrdersTest extends Mending {

    private static final Consumer<ObjectNode> PARKED = at("/GeneralInfo", "IsParked", "true");
    private static final Consumer<ObjectNode> LOCKED = at("/GeneralInfo", "HoldOrCancel", "true");
    private static final Consumer<ObjectNode> PENDING = unpaid().andThen(at("/GeneralInfo", "Status", "3"));
    private static final String DEPOT = "aaaaaaaa-0000-4000-8000-000000000001";

    @Test
    void areFollowedFromTheDayTheyCome() throws Exception {
        connect("uk", "{}", "order-export: {order-status: open}");
        var old = sold.before(Duration.ofDays(3));
        sell(old.taxed(1, 20, open(), unpaid()), old.taxed(2, 20, open()), old.taxed(3, 20));
        var ordered = threeDaysAgo().toString();

        assertCame(sync(0), "posted", 2);
        assertStands(Map.of("1", "Invoice 12.0 " + ordered, "2", "SalesReceipt 12.0 " + ordered));
        assertCame(sync(0), "unchanged", 2);

        sell(old.taxed(1, 20, open(), unpaid(), lines(2)));
        assertCame(sync(0), "amended", 1);
        assertStands(Map.of("1", "Invoice 24.0 " + ordered, "2", "SalesReceipt 12.0 " + ordered));

        sell(old.taxed(1, 20, open(), lines(2)));
        assertCame(sync(0), "posted", 1);
        assertStands(Map.of("1", "SalesReceipt 24.0 " + ordered, "2", "SalesReceipt 12.0 " + ordered));
        assertThat(books.rows("Invoice", "DocNumber = '1'")).isEmpty();

        var before = today();
        does("Orders/ProcessOrder", named(1));
        assertCame(sync(0), "amended", 1);
        assertStands(Map.of("1", "SalesReceipt 24.0 " + ordered, "2", "SalesReceipt 12.0 " + ordered));
        assertThat(books.receipt("1").path("PrivateNote").asString())
                .containsPattern(", processed (%s|%s)".formatted(before, today()));

        does("Orders/CancelOrder", named(2));
        assertCame(sync(0), "removed", 1);
        assertStands(Map.of("1", "SalesReceipt 24.0 " + ordered));
        assertThat(books.receipt("2").path("TotalAmt").asInt()).isZero();
        var last = sync(0);
        assertThat(last.at("/read/sales").asInt())
                .as("nobody asks for them any more")
                .isZero();
    }

    /// QuickBooks changes nothing of a receipt that is in a deposit: that its order was processed is not
    /// worth a hold for each. What is more than that is.
    @Test
    void areLeftInPeaceByTheirNoteWhenTheirReceiptsAreDeposited() throws Exception {
        connect("uk", "{}", "order-export: {order-status: open}");
        var old = sold.before(Duration.ofDays(3));
        sell(old.taxed(1, 20, open()), old.taxed(2, 20, open()), old.taxed(3, 20, open()));
        sync(0);
        books.deposit(books.receipt("1"));
        books.deposit(books.receipt("2"));

        does("Orders/ProcessOrder", named(1));
        does("Orders/ProcessOrder", named(3));
        sell(old.taxed(2, 20, open(), lines(2)));
        var report = sync(3);

        assertThat(report.path("holds"))
                .singleElement()
                .satisfies(hold -> assertThat(hold.toString()).contains("which is part of Deposit "));
        assertStands(Map.of("1", "12.0", "2", "12.0", "3", "12.0"));
        assertThat(books.receipt("1").path("PrivateNote").asString()).doesNotContain("processed");
        assertThat(books.receipt("3").path("PrivateNote").asString()).contains(", processed ");
        assertThat(report.at("/calls/quickbooksWrites").asInt()).isEqualTo(1);
        assertThat(sync(3).at("/calls/quickbooksWrites").asInt())
                .as("nothing is sent for the sake of what cannot change")
                .isZero();
    }

    /// Two orders become one, and one becomes two: the others are not in Linnworks any more, or have less in them.
    @Test
    void areOneDocumentForEachThatLivesWhenTheyAreMergedAndSplit() throws Exception {
        connect("uk", "{}", "order-export: {order-status: open, cancelled-after-posting: delete}");
        sell(sold.taxed(1, 20, open()), sold.taxed(2, 20, open()), sold.taxed(3, 20, open(), lines(3)));
        sync(0);
        assertStands(Map.of("1", "12.0", "2", "12.0", "3", "36.0"));

        does("Orders/DeleteOrder", named(1));
        sell(sold.taxed(2, 20, open(), lines(2)));
        var merged = sync(0);
        assertCame(merged, "removed", 1);
        assertCame(merged, "amended", 1);
        assertStands(Map.of("2", "24.0", "3", "36.0"));
        assertThat(books.rows("SalesReceipt", "DocNumber = '1'")).isEmpty();

        sell(sold.taxed(3, 20, open()), sold.taxed(4, 20, open(), lines(2)));
        var split = sync(0);
        assertCame(split, "amended", 1);
        assertCame(split, "posted", 1);
        assertStands(Map.of("2", "24.0", "3", "12.0", "4", "24.0"));
        assertCame(sync(0), "unchanged", 3);
    }

    @Test
    void areOneDocumentEachWhereBothKindsAreTaken() throws Exception {
        connect("uk", "{}", "order-export: {order-status: \"processed, open\"}");
        sell(sold.taxed(1, 20, open()), sold.taxed(2, 20));
        assertCame(sync(0), "posted", 2);

        does("Orders/ProcessOrder", named(1));
        sell(sold.taxed(3, 20, open(), unpaid()));
        sync(0);
        does("Orders/ProcessOrder", named(3));
        sync(0);

        posts(1, 2, 3);
        assertStands(Map.of("1", "SalesReceipt 12.0", "2", "SalesReceipt 12.0", "3", "Invoice 12.0"));
    }

    /// Whether the books could change the currency of a document is not documented.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areOneDocumentEachWhereTheirCurrencyChanges(boolean fixed) throws Exception {
        connect(
                "uk",
                "{\"documentCurrencyFixed\":%s}".formatted(fixed),
                "order-export: {order-status: \"processed, open\"}");
        set("tax: {codes: [{country: FR, rate: 0, code: No VAT}]}");
        sell(
                sold.untaxed(1, "10.0", "GBP", open()),
                sold.untaxed(2, "10.0", "GBP", open(), unpaid()),
                sold.untaxed(3, "10.0", "GBP"));
        sync(0);

        sell(
                sold.untaxed(1, "11.0", "EUR", open()),
                sold.untaxed(2, "11.0", "EUR", open(), unpaid()),
                sold.untaxed(3, "11.0", "EUR"));
        assertThat(sync(0).path("holds")).isEmpty();

        assertStands(Map.of("1", "SalesReceipt 11.0", "2", "Invoice 11.0", "3", "SalesReceipt 11.0"));
        assertThat(books.documents())
                .extracting(document -> document.at("/CurrencyRef/value").asString())
                .containsOnly("EUR");
        assertCame(sync(0), "unchanged", 3);
    }

    @Test
    void areReadOfAllLocations() throws Exception {
        connect("uk", "{}", "order-export: {order-status: \"\"}");
        sell(
                "{\"kind\":\"location\",\"value\":{\"StockLocationId\":\"%s\",\"StockLocationIntId\":2,\"LocationName\":\"Depot\"}}\n"
                        .formatted(DEPOT));
        sell(
                sold.taxed(1, 20, open()),
                sold.taxed(
                        2,
                        20,
                        open().andThen(at("", "FulfilmentLocationId", "\"" + DEPOT + "\""))
                                .andThen(at("/GeneralInfo", "Location", "\"" + DEPOT + "\""))));

        sync(0);

        assertStands(Map.of("1", "12.0", "2", "12.0"));
    }

    @Test
    void arePostedOrNotByTheirSwitches() throws Exception {
        connect("uk", "{}", "order-export: {order-status: open, include-locked: false, include-pending: false}");
        var waiting = List.of(
                sold.taxed(1, 20, open(), PARKED),
                sold.taxed(2, 20, open(), LOCKED),
                sold.taxed(3, 20, open(), PENDING),
                sold.taxed(4, 20, open(), unpaid()));
        sell(waiting.toArray(String[]::new));

        var report = sync(0);

        assertStands(Map.of("4", "Invoice 12.0"));
        assertThat(report.at("/skippedBecause/parked").asInt()).isEqualTo(1);
        assertThat(report.at("/skippedBecause/locked").asInt()).isEqualTo(1);
        assertThat(report.at("/skippedBecause/pending").asInt()).isEqualTo(1);
        set("order-export: {include-locked: true, include-pending: true, include-parked: true}");
        sync(0, "--numbers", "1,2,3,4");
        assertStands(
                Map.of("1", "SalesReceipt 12.0", "2", "SalesReceipt 12.0", "3", "Invoice 12.0", "4", "Invoice 12.0"));
    }

    @Test
    void areReadByHandByDaysAndNumbers() throws Exception {
        connect("uk", "{}", "");
        var old = sold.before(Duration.ofDays(3));
        sell(old.taxed(1, 20, open()), sold.taxed(2, 20, open()), sold.taxed(3, 20));
        var day = threeDaysAgo().toString();

        var preview = sync(0, "--status", "open", "--from", day, "--to", day, "--preview");
        assertThat(preview.path("proof").size()).isEqualTo(1);
        assertThat(books.documents()).isEmpty();
        sync(0, "--status", "open", "--from", day, "--to", day);
        assertStands(Map.of("1", "12.0"));
        var named = sync(0, "--numbers", "1,2,3", "--from", day, "--to", day);
        assertThat(named.path("remarks").valueStream().map(JsonNode::asString))
                .filteredOn(remark -> remark.endsWith("not of the days that were given, and was left alone."))
                .extracting(remark -> remark.substring(0, "Order 2".length()))
                .containsExactlyInAnyOrder("Order 2", "Order 3");
        assertStands(Map.of("1", "12.0"));
        sync(0, "--numbers", "2,3", "--status", "open");
        assertStands(Map.of("1", "12.0", "2", "12.0"));
        sync(0, "--status", "open,processed", "--from", day);
        assertStands(Map.of("1", "12.0", "2", "12.0", "3", "12.0"));
    }

    /// Whoever names the number of an order that was merged into another means what stands of it.
    @Test
    void areRemovedByTheirNumbersWhenNobodyKnowsThemAnyMore() throws Exception {
        connect("uk", "{}", "order-export: {order-status: \"processed, open\"}");
        sell(sold.taxed(1, 20, open()), sold.taxed(10, 20, open()), sold.taxed(2, 20));
        sync(0);
        does("Orders/DeleteOrder", named(1));

        var preview = sync(0, "--numbers", "1,10", "--preview");
        var report = sync(0, "--numbers", "1,10");

        assertThat(preview.at("/preview/removed").asInt()).isEqualTo(1);
        assertCame(report, "removed", 1);
        assertThat(report.path("notFound").isMissingNode()).isTrue();
        assertStands(Map.of("10", "12.0", "2", "12.0"));
        assertThat(syncRefused("--numbers", "1,10")).contains("no order with the number or reference 1:");
    }

    /// What is sold is dated by the real time, from which the services' runs away whenever somebody waits.
    private static LocalDate threeDaysAgo() {
        return LocalDate.ofInstant(Instant.now().minus(Duration.ofDays(3)), ZoneOffset.UTC);
    }

    private static String named(int order) {
        return "{\"orderId\":\"%s\"}".formatted(new UUID(9, order));
    }

    private static void assertCame(JsonNode report, String what, int documents) {
        assertThat(report.at("/documents/" + what).asInt())
                .as("%s of %s", what, report.path("documents"))
                .isEqualTo(documents);
    }

    /// What stands with an amount, by its number. What is expected may tell its kind before the amount, and its day
    /// behind it.
    private void assertStands(Map<String, String> expected) throws Exception {
        var standing = new TreeMap<String, String>();
        for (var kind : List.of("SalesReceipt", "Invoice")) {
            for (var document : books.rows(kind, "TotalAmt > '0'")) {
                standing.merge(
                        document.path("DocNumber").asString(),
                        "%s %s %s"
                                .formatted(
                                        kind,
                                        document.path("TotalAmt").asString(),
                                        document.path("TxnDate").asString()),
                        (one, other) -> one + " and " + other);
            }
        }
        assertThat(standing.keySet()).isEqualTo(new TreeMap<>(expected).keySet());
        expected.forEach((number, text) -> assertThat(standing.get(number))
                .satisfies(document ->
                        assertThat(Stream.of(document.split(" ")).toList()).containsSequence(text.split(" "))));
    }
}
