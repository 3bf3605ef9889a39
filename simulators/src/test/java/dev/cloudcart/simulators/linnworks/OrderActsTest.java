package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class OrderActsTest {
    private static final String SENT = """
            {"Source":"SHOPIFY","SubSource":"giftshop.example","ReferenceNumber":"S-1","PaymentStatus":"%s","Currency":"EUR",\
            "ReceivedDate":"2026-03-03T08:00:00Z","PaidOn":"2026-03-03T08:01:00Z","PostalServiceCost":6.0,\
            "PostalServiceTaxRate":20.0,"DeliveryAddress":{"FullName":"Zoë N'Diaye","MatchCountryCode":"FR"},\
            "OrderItems":[{"ItemNumber":"1","ChannelSKU":"MUG","ItemTitle":"Mug","Qty":2,"PricePerUnit":12.0,"TaxRate":20.0,\
            "TaxCostInclusive":true,"LineDiscount":10.0}]}""";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void takesAnOrderFromAChannelAndAddsItUp() {
        var id = create(SENT.formatted("Paid")).get(0).asString();

        var order = read(id);

        assertThat(order.path("Items").get(0).path("Cost").decimalValue()).isEqualByComparingTo("18.0");
        assertThat(order.path("Items").get(0).path("DiscountValue").decimalValue())
                .isEqualByComparingTo("2.0");
        assertThat(order.path("Items").get(0).path("IsUnlinked").asBoolean()).isTrue();
        assertThat(order.path("TotalsInfo").path("Subtotal").decimalValue()).isEqualByComparingTo("18.0");
        assertThat(order.path("TotalsInfo").path("PostageCostExTax").decimalValue())
                .isEqualByComparingTo("5.0");
        assertThat(order.path("TotalsInfo").path("Tax").decimalValue()).isEqualByComparingTo("4.6");
        assertThat(order.path("TotalsInfo").path("TotalCharge").decimalValue()).isEqualByComparingTo("27.6");
        assertThat(order.path("CustomerInfo").path("Address").path("Country").asString())
                .isEqualTo("France");
        assertThat(order.path("PaidDateTime").asString()).isEqualTo("2026-03-03T08:01:00Z");
    }

    @Test
    void savesAPaidOrderOnlyOnce() {
        create(SENT.formatted("Paid"));

        assertThat(create(SENT.formatted("Paid"))).isEmpty();
    }

    @Test
    void writesAnUnpaidOrderAnewUnderTheSameId() {
        var first = create(SENT.formatted("Unpaid")).get(0);

        var second = create(SENT.formatted("Paid").replace("\"Qty\":2", "\"Qty\":3"));

        assertThat(second.get(0)).isEqualTo(first);
        assertThat(read(first.asString()).path("Items").get(0).path("Quantity").asInt())
                .isEqualTo(3);
    }

    @Test
    void refusesTheSameSkuTwice() {
        var twice = SENT.formatted("Paid").replace("}]}", "},{\"ChannelSKU\":\"MUG\",\"Qty\":1}]}");

        var reply = client.post("Orders/CreateOrders", "{\"orders\":[" + twice + "],\"location\":\"Default\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).startsWith("Orders have invalid values");
    }

    @ParameterizedTest
    @CsvSource({"SHOPIFY, false", "DIRECT, true", "MYSTERY, true"})
    void parksOrdersOfUnknownSources(String source, boolean parked) {
        var id =
                create(SENT.formatted("Paid").replace("SHOPIFY", source)).get(0).asString();

        assertThat(read(id).path("GeneralInfo").path("IsParked").asBoolean()).isEqualTo(parked);
    }

    @Test
    void paysAnOrderByFormAndDoesNothingByJson() {
        client.load(order(1).unpaid().line());
        var byJson =
                client.post("Orders/ChangeStatus", "{\"orderIds\":[\"%s\"],\"status\":1}".formatted(order(1).id()));

        var byForm = pay(order(1).id());

        assertThat(byJson.status()).isEqualTo(200);
        assertThat(byJson.json()).isEmpty();
        assertThat(byForm.json()).hasSize(1);
        assertThat(read(order(1).id()).path("PaidDateTime").asString()).isEqualTo("2026-03-04T10:00:00Z");
    }

    @Test
    void doesNotPayAParkedOrderUntilItIsTakenOut() {
        client.load(order(1).unpaid().parked().line());
        assertThat(pay(order(1).id()).json()).isEmpty();

        client.form("Orders/ChangeOrderTag", "orderIds=%s&tag=0".formatted(list(order(1).id())));

        assertThat(pay(order(1).id()).json()).hasSize(1);
    }

    @Test
    void processesAnOrderIntoTheProcessedOnes() {
        client.load(order(1).line());

        var done = client.post(
                "Orders/ProcessOrder", "{\"orderId\":\"%s\",\"scanPerformed\":true}".formatted(order(1).id()));

        assertThat(done.json().path("Processed").asBoolean()).isTrue();
        assertThat(read(order(1).id()).path("ProcessedDateTime").asString()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(client.post("Orders/GetAllOpenOrders", "{}").json()).isEmpty();
    }

    @Test
    void saysInTheBodyWhyAnOrderIsNotProcessed() {
        client.load(order(1).parked().line());

        var reply = client.post("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("Processed").asBoolean()).isFalse();
        assertThat(reply.json().path("Error").asString()).isEqualTo("Order is parked");
    }

    @Test
    void dateACancellationByTheClock() {
        client.load(order(1).line() + order(2).processed("2026-03-02T10:00:00Z").line());
        clock.advance(Duration.ofMinutes(5));

        cancel(order(1).id());
        cancel(order(2).id());

        var found = client.post("ProcessedOrders/SearchProcessedOrders", """
                {"request":{"DateField":"cancelled","FromDate":"2026-03-04T10:05:00Z","ToDate":"2026-03-04T10:05:00Z",\
                "ResultsPerPage":20,"SearchSorting":{"SortField":"dProcessedOn","SortDirection":"ASC"}}}""").json();
        assertThat(found.at("/ProcessedOrders/Data/0/nOrderId").asInt()).isEqualTo(2);
        assertThat(found.at("/ProcessedOrders/Data/0/dCancelledOn").asString()).isEqualTo("2026-03-04T10:05:00Z");
        assertThat(found.at("/ProcessedOrders/Data/1/dProcessedOn").asString()).isEqualTo("2026-03-04T10:05:00Z");
        assertThat(found.at("/ProcessedOrders/Data/1/HoldOrCancel").asBoolean()).isTrue();
    }

    @Test
    void addsAnOrderUpAgainWhenALineChanges() {
        client.load(order(1).line());

        var reply = client.post("Orders/UpdateOrderItem", """
                {"orderId":"%s","orderItem":{"RowId":"00000001-0000-4000-8000-000000000001","Quantity":2}}""".formatted(order(1).id()));

        assertThat(reply.json().at("/TotalsInfo/TotalCharge").decimalValue()).isEqualByComparingTo("55.98");
        assertThat(read(order(1).id()).at("/TotalsInfo/Subtotal").decimalValue())
                .isEqualByComparingTo("46.65");
    }

    @Test
    void removesALine() {
        client.load(order(1).line());

        client.post("Orders/RemoveOrderItem", """
                {"orderId":"%s","rowid":"00000001-0000-4000-8000-000000000001"}""".formatted(order(1).id()));

        assertThat(read(order(1).id()).at("/TotalsInfo/TotalCharge").decimalValue())
                .isEqualByComparingTo("0");
    }

    @Test
    void addsAServiceAndPostageUp() {
        client.load(order(1).line());

        client.post("Orders/AddOrderService", """
                {"OrderId":"%s","Service":"Gift wrap","Cost":10.0,"TaxRate":20.0,"Quantity":1}""".formatted(order(1).id()));
        var reply = client.post("Orders/SetOrderShippingInfo", """
                {"orderId":"%s","info":{"PostageCost":6.0,"TrackingNumber":"T1"}}""".formatted(order(1).id()));

        assertThat(reply.json().at("/TotalsInfo/TotalCharge").decimalValue()).isEqualByComparingTo("45.99");
        assertThat(reply.json().at("/TotalsInfo/PostageCostExTax").decimalValue())
                .isEqualByComparingTo("5.0");
        assertThat(read(order(1).id()).at("/Items/1/IsService").asBoolean()).isTrue();
        assertThat(read(order(1).id()).at("/ShippingInfo/TrackingNumber").asString())
                .isEqualTo("T1");
    }

    @Test
    void changesTheBuyerOfAProcessedOrderToo() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        client.post("Orders/SetOrderCustomerInfo", """
                {"orderId":"%s","info":{"ChannelBuyerName":"REDACTED"}}""".formatted(order(1).id()));

        assertThat(read(order(1).id()).at("/CustomerInfo/ChannelBuyerName").asString())
                .isEqualTo("REDACTED");
        assertThat(client.get("ProcessedOrders/GetOrderInfo?pkOrderId=" + order(1).id())
                        .json()
                        .path("ChannelBuyerName")
                        .asString())
                .isEqualTo("REDACTED");
    }

    @Test
    void writesAnExtendedPropertyAndAnswersNothingForALock() {
        client.load(order(1).line());

        client.post("Orders/SetExtendedProperties", """
                {"orderId":"%s","extendedProperties":[{"Name":"Synced","Value":"yes","Type":"Order"}]}""".formatted(order(1).id()));

        assertThat(client.get("Orders/GetExtendedProperties?orderId=" + order(1).id())
                        .body())
                .contains("Synced");
        assertThat(client.post(
                                "Orders/LockOrder",
                                "{\"orderIds\":[\"%s\"],\"lockOrder\":true}".formatted(order(1).id()))
                        .status())
                .isEqualTo(204);
    }

    private JsonNode create(String order) {
        var reply = client.post("Orders/CreateOrders", "{\"orders\":[" + order + "],\"location\":\"Default\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode read(String id) {
        return client.get("Orders/GetOrderById?pkOrderId=" + id).json();
    }

    private Client.Reply pay(String id) {
        return client.form("Orders/ChangeStatus", "orderIds=%s&status=1".formatted(list(id)));
    }

    private void cancel(String id) {
        assertThat(client.post("Orders/CancelOrder", """
                {"orderId":"%s","fulfilmentCenter":"00000000-0000-0000-0000-000000000000","refund":0.0,"note":""}""".formatted(id)).status())
                .isEqualTo(200);
    }

    private static String list(String id) {
        return URLEncoder.encode("[\"" + id + "\"]", UTF_8);
    }
}
