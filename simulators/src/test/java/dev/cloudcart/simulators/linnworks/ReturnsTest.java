package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class ReturnsTest {
    private static final String ROW = "00000001-0000-4000-8000-000000000001";
    private static final String BOWL = "0b0b0b0b-0000-4000-8000-000000000002";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));
    private final OrderFixture order = order(1).items(OrderFixture.MUG.replace("\"Quantity\":1", "\"Quantity\":3"))
            .processed("2026-03-02T10:00:00Z");

    @BeforeEach
    void load() {
        client.load(order.line()
                + order(2).line()
                + "{\"kind\":\"stockItem\",\"value\":{\"StockItemId\":\"%s\",\"ItemNumber\":\"BOWL\",\"ItemTitle\":\"Bowl\"}}\n"
                        .formatted(BOWL));
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void booksAReturn() {
        book(
                "\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":2,\"RefundAmount\":20,\"Reason\":\"chipped\"}]");

        var header = headers("GetActionableRMAHeaders").get(0);
        assertThat(header.at("/Status/StatusHeader").asString()).isEqualTo("OPEN");
        assertThat(header.path("ExternalReference").asString()).isEqualTo("RMA1");
        assertThat(header.at("/RMALines/0/Type").asString()).isEqualTo("Return");
        assertThat(header.at("/RMALines/0/ReturnItemSKU").asString()).isEqualTo("MUG");
        var info = returns().get(0);
        assertThat(info.path("RowType").asString()).isEqualTo("RETURNBOOKING");
        assertThat(info.path("ReturnQty").asInt()).isEqualTo(2);
        assertThat(info.path("PendingRefund").decimalValue()).isEqualByComparingTo("20");
        assertThat(info.path("ReturnDate").isNull()).isTrue();
        assertThat(client.get("ProcessedOrders/GetReturnItemsInfo?pkOrderId=" + order.id())
                        .json()
                        .at("/0/ReturnableQty")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void booksTheRefundOfAReturnThatIsAccepted() {
        int id = book("\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":1,\"RefundAmount\":9.99}]");

        var accepted = accept(id);

        int refund = accepted.path("RefundHeaderId").asInt();
        assertThat(accepted.path("SuccessfullyActioned").asBoolean()).isTrue();
        assertThat(returns().get(0).path("RowType").asString()).isEqualTo("RETURNREFUND");
        assertThat(returns().get(0).path("ReturnDate").asString()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(returns().get(0).path("PendingRefund").decimalValue()).isEqualByComparingTo("9.99");
        assertThat(headers("GetActionableRMAHeaders")).isEmpty();
        assertThat(headers("GetProcessedOrAckedErrorRMAHeaders")).hasSize(1);

        client.post("ReturnsRefunds/ActionRefund", "{\"request\":{\"RefundHeaderId\":%d}}".formatted(refund));

        assertThat(returns().get(0).path("RefundedAmount").decimalValue()).isEqualByComparingTo("9.99");
        assertThat(returns().get(0).path("PendingRefund").decimalValue()).isEqualByComparingTo("0");
        assertThat(client.get("ProcessedOrders/GetRefunds?pkOrderId=" + order.id())
                        .json()
                        .get(0)
                        .path("Amount")
                        .decimalValue())
                .isEqualByComparingTo("9.99");
    }

    @Test
    void sendsTheSameAgainInAnOpenOrder() {
        accept(book("\"ResendItems\":[{\"OrderItemRowId\":\"%s\",\"ResendQuantity\":1}]"));

        var sent = newOrder();
        assertThat(sent.at("/GeneralInfo/Status").asInt()).isEqualTo(4);
        assertThat(sent.at("/GeneralInfo/ReferenceNum").asString()).isEqualTo("REF-1");
        assertThat(sent.path("Processed").asBoolean()).isFalse();
        assertThat(sent.at("/TotalsInfo/TotalCharge").decimalValue()).isEqualByComparingTo("27.99");
        var row = processed(sent);
        assertThat(row.path("IsResend").asBoolean()).isTrue();
        assertThat(row.path("IsExchange").asBoolean()).isFalse();
        assertThat(returns().get(0).path("RowType").asString()).isEqualTo("RESEND");
        assertThat(client.get("ProcessedOrders/GetReturnItemsInfo?pkOrderId=" + order.id())
                        .json()
                        .at("/0/ResentQty")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void sendsSomethingElseInExchange() {
        accept(book(
                "\"ExchangeItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":1,\"ExchangeQuantity\":2,\"AdditionalCost\":5,"
                        + "\"ExchangeStockItemId\":\"" + BOWL + "\"}]"));

        var sent = newOrder();
        assertThat(sent.at("/Items/0/SKU").asString()).isEqualTo("BOWL");
        assertThat(sent.at("/Items/0/Quantity").asInt()).isEqualTo(2);
        assertThat(sent.at("/TotalsInfo/TotalCharge").decimalValue()).isEqualByComparingTo("5");
        var row = processed(sent);
        assertThat(row.path("IsExchange").asBoolean()).isTrue();
        assertThat(row.path("IsResend").asBoolean()).isFalse();
        var info = returns().get(0);
        assertThat(info.path("RowType").asString()).isEqualTo("EXCHANGE");
        assertThat(info.path("NewSKU").asString()).isEqualTo("BOWL");
        assertThat(info.path("NewOrderId").asInt())
                .isEqualTo(sent.path("NumOrderId").asInt());
    }

    @ParameterizedTest
    @CsvSource({"4, 4 of MUG cannot be booked: 3 were ordered.", "0, 0 of MUG cannot be booked: 3 were ordered."})
    void booksNoMoreThanWasOrdered(int quantity, String why) {
        var verdict = send("\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":" + quantity + "}]");

        assertThat(verdict.at("/Errors/0").asString()).isEqualTo(why);
        assertThat(headers("GetActionableRMAHeaders")).isEmpty();
    }

    @Test
    void countsWhatIsBookedAlready() {
        book("\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":2}]");

        var verdict = send("\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":2}]");

        assertThat(verdict.path("Errors")).hasSize(1);
    }

    @Test
    void takesBackOnlyWhatWasSent() {
        var body = "{\"request\":{\"OrderId\":\"%s\",\"ReturnItems\":[]}}".formatted(order(2).id());

        var verdict = client.post("ReturnsRefunds/CreateRMABooking", body).json();

        assertThat(verdict.at("/Errors/0").asString()).isEqualTo("Only a processed order can come back.");
    }

    @Test
    void isNotAcceptedTwice() {
        int id = book("\"ResendItems\":[{\"OrderItemRowId\":\"%s\",\"ResendQuantity\":1}]");
        accept(id);

        var again = client.post("ReturnsRefunds/ActionRMABooking", "{\"request\":{\"RMAHeaderId\":%d}}".formatted(id));

        assertThat(again.status()).isEqualTo(400);
        assertThat(returns()).hasSize(1);
    }

    @Test
    void deletesABookingThatIsNotAccepted() {
        int id = book("\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":1}]");

        client.post("ReturnsRefunds/DeleteRMA", "{\"request\":{\"RMAHeaderId\":%d}}".formatted(id));

        assertThat(returns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BOOKED, 2", "ACTIONED, 1", "PROCESSED, 0"})
    void isSearchedByItsDates(String dateType, int found) {
        book("\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":1}]");
        accept(book("\"ReturnItems\":[{\"OrderItemRowId\":\"%s\",\"ReturnQuantity\":1,\"RefundAmount\":3}]"));

        var page = client.get(
                        "ReturnsRefunds/SearchReturnsRefundsPaged?from=2026-03-04&to=2026-03-05&historyType=RETURNS"
                                + "&pageNum=1&numEntriesPerPage=200&dateType=" + dateType)
                .json();

        assertThat(page.path("TotalEntries").asInt()).isEqualTo(found);
        if (dateType.equals("ACTIONED")) {
            assertThat(page.at("/Data/0/RowType").asString()).isEqualTo("RETURNREFUND");
            assertThat(page.at("/Data/0/ReturnReference").asString()).isEqualTo("RMA2");
            assertThat(page.at("/Data/0/fTotalCharge").decimalValue()).isEqualByComparingTo("27.99");
        }
    }

    private int book(String lines) {
        var verdict = send(lines);
        assertThat(verdict.path("Errors")).isEmpty();
        return verdict.path("RMAHeaderId").asInt();
    }

    private JsonNode send(String lines) {
        return client.post(
                        "ReturnsRefunds/CreateRMABooking",
                        "{\"request\":{\"OrderId\":\"%s\",%s}}".formatted(order.id(), lines.formatted(ROW)))
                .json();
    }

    private JsonNode accept(int id) {
        return client.post(
                        "ReturnsRefunds/ActionRMABooking",
                        "{\"request\":{\"RMAHeaderId\":%d,\"OrderId\":\"%s\"}}".formatted(id, order.id()))
                .json();
    }

    private JsonNode headers(String method) {
        return client.post("ReturnsRefunds/" + method, "{\"request\":{\"Page\":1}}")
                .json()
                .path("RMAHeaders");
    }

    private JsonNode returns() {
        return client.get("ProcessedOrders/GetReturnsExchanges?pkOrderId=" + order.id())
                .json();
    }

    private JsonNode newOrder() {
        var id = returns().get(0).path("fkNewOrderId").asString();
        return client.post("Orders/GetOrdersById", "{\"pkOrderIds\":[\"%s\"]}".formatted(id))
                .json()
                .get(0);
    }

    /// The row it has once it is processed.
    private JsonNode processed(JsonNode sent) {
        var id = sent.path("OrderId").asString();
        client.post(
                "Orders/ProcessOrder",
                "{\"orderId\":\"%s\",\"scanPerformed\":false,\"locationId\":\"%s\"}"
                        .formatted(id, sent.path("FulfilmentLocationId").asString()));
        return client.get("ProcessedOrders/GetOrderInfo?pkOrderId=" + id).json();
    }
}
