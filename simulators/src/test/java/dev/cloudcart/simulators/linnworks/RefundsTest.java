package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class RefundsTest {
    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));
    private final OrderFixture order = order(1).processed("2026-03-02T10:00:00Z");

    @BeforeEach
    void load() {
        client.load(order.line() + order(2).line());
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void booksARefundOfAProcessedOrder() {
        book("12.5");

        var header = headers().path("RefundHeaders").get(0);
        assertThat(header.path("Amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(header.at("/Status/StatusHeader").asString()).isEqualTo("OPEN");
        assertThat(header.path("Actioned").asBoolean()).isFalse();
        assertThat(header.at("/RefundLines/0/RefundedItem/ItemSKU").asString()).isEqualTo("MUG");
        assertThat(header.path("CreatedDate").asString()).isEqualTo("2026-03-04T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2, OpenOrderInLinnworks", "3, MissingOrderInLinnworks"})
    void saysWhyAnOrderCannotBeRefunded(int number, String why) {
        var verdict = client.post(
                        "ReturnsRefunds/CreateRefund",
                        "{\"request\":{\"OrderId\":\"%s\"}}"
                                .formatted(order(number).id()))
                .json();

        assertThat(verdict.path("CannotRefundReason").asString()).isEqualTo(why);
    }

    @Test
    void actionsARefundAtTheMomentOfTheClock() {
        int id = book("12.5");
        clock.advance(Duration.ofMinutes(20));

        action(id);

        var line = headers().at("/RefundHeaders/0/RefundLines/0");
        assertThat(line.path("ActionedDate").asString()).isEqualTo("2026-03-04T10:20:00Z");
        assertThat(line.at("/Status/StatusHeader").asString()).isEqualTo("PROCESSED");
    }

    @Test
    void separatesActionableRefundsFromProcessedOnes() {
        book("1.0");
        action(book("2.0"));

        assertThat(amounts("GetActionableRefundHeaders")).isEqualTo("1.0");
        assertThat(amounts("GetProcessedOrAckedErrorRefundHeaders")).isEqualTo("2.0");
    }

    @Test
    void addsUpTheRefundsOfAnOrder() {
        book("1.0");
        action(book("2.0"));

        assertThat(total("false").path("Amount").decimalValue()).isEqualByComparingTo("2.0");
        assertThat(total("true").path("Amount").decimalValue()).isEqualByComparingTo("3.0");
        assertThat(total("true").path("Refundable").decimalValue()).isEqualByComparingTo("24.99");
    }

    @ParameterizedTest
    @CsvSource({"ACTIONED, 1", "BOOKED, 2", "PROCESSED, 0", "RECEIVED, 0"})
    void searchesByTheDatesOfRefundAndOrder(String dateType, int found) {
        book("1.0");
        action(book("2.0"));

        var page = client.get(search(dateType, "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z", 200))
                .json();

        assertThat(page.path("TotalEntries").asInt()).isEqualTo(found);
    }

    @Test
    void showsTheOrderBesideTheRefund() {
        action(book("2.0"));

        var row = client.get(search("ACTIONED", "2026-03-04", "2026-03-05", 200))
                .json()
                .at("/Data/0");

        assertThat(row.path("Amount").decimalValue()).isEqualByComparingTo("2.0");
        assertThat(row.path("fTotalCharge").decimalValue()).isEqualByComparingTo("27.99");
        assertThat(row.path("RefundStatus").asString()).isEqualTo("PROCESSED");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 2026-04-02, 200", "2026-01-01, 2026-04-01, 201"})
    void refusesMoreThanThreeMonthsAndMoreThanTwoHundredAPage(String from, String to, int size) {
        assertThat(client.get(search("ACTIONED", from, to, size)).status()).isEqualTo(400);
    }

    @Test
    void deletesARefundThatIsNotActioned() {
        int id = book("1.0");

        client.post("ReturnsRefunds/DeleteRefund", "{\"request\":{\"RefundHeaderId\":%d}}".formatted(id));

        assertThat(headers().path("RefundHeaders")).isEmpty();
        assertThat(client.get("ProcessedOrders/GetRefunds?pkOrderId=" + order.id())
                        .json())
                .isEmpty();
    }

    private int book(String amount) {
        return client.post("ReturnsRefunds/CreateRefund", """
                {"request":{"OrderId":"%s","ChannelInitiated":false,"RefundLines":[{"RefundedUnit":"Item","Amount":%s,\
                "Quantity":1,"OrderItemRowId":"00000001-0000-4000-8000-000000000001"}]}}""".formatted(order.id(), amount))
                .json()
                .path("RefundHeaderId")
                .asInt();
    }

    private void action(int id) {
        var reply = client.post(
                "ReturnsRefunds/ActionRefund",
                "{\"request\":{\"RefundHeaderId\":%d,\"OrderId\":\"%s\"}}".formatted(id, order.id()));
        assertThat(reply.json().path("SuccessfullyActioned").asBoolean()).isTrue();
    }

    private JsonNode headers() {
        return client.post(
                        "ReturnsRefunds/GetRefundHeadersByOrderId",
                        "{\"request\":{\"OrderId\":\"%s\"}}".formatted(order.id()))
                .json();
    }

    private String amounts(String method) {
        var headers = client.post("ReturnsRefunds/" + method, "{\"request\":{\"Page\":1}}")
                .json();
        assertThat(headers.path("TotalHeaders").asInt()).isEqualTo(1);
        return headers.at("/RefundHeaders/0/Amount").decimalValue().toPlainString();
    }

    private JsonNode total(String bookings) {
        return client.get("ProcessedOrders/GetTotalRefunds?pkOrderId=%s&includeBookings=%s"
                        .formatted(order.id(), bookings))
                .json();
    }

    private static String search(String dateType, String from, String to, int size) {
        return "ReturnsRefunds/SearchReturnsRefundsPaged?from=%s&to=%s&dateType=%s&historyType=REFUNDS&pageNum=1&numEntriesPerPage=%d"
                .formatted(from, to, dateType, size);
    }
}
