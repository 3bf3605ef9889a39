package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// State goes out of one simulator and into another, and no client can tell them apart.
class SnapshotTest {
    private static final String PURCHASE = "0e737112-0000-4000-8000-000000000001";
    private static final String UNIT_7 = "00000007-0000-4000-8000-000000000007";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client old = new Client(Options.usual().clock(clock));
    private final Client fresh =
            new Client(Options.usual().clock(SimulatedClock.real()).retryAfter(false));

    @BeforeEach
    void live() {
        old.load("""
                        {"kind":"stockItem","value":{"StockItemId":"4bbda9b7-0000-4000-8000-000000000001","ItemNumber":"NUT","ItemTitle":"Nut"}}
                        {"kind":"supplier","value":{"pkSupplierID":"3e256f48-0000-4000-8000-000000000001","SupplierName":"Nuts & Co"}}
                        {"kind":"currencyRate","value":{"Currency":"EUR","ConversionRate":0.8512}}
                        {"kind":"purchaseOrder","value":{"NoteCount":0,"PurchaseOrderHeader":{"pkPurchaseID":"%s","Status":"OPEN","ExternalInvoiceNumber":"PO-1"},\
                        "PurchaseOrderItem":[],"AdditionalCosts":[],"DeliveredRecords":[]}}
                        """.formatted(PURCHASE));
        old.load(order(1).line()
                + order(2).at(UNIT_7).processed("2026-03-02T10:00:00Z").line()
                + order(3).line()
                + order(9).line()
                + order(4).processed("2026-03-03T10:00:00Z").line());
        old.load("{\"kind\":\"location\",\"value\":{\"StockLocationId\":\"%s\",\"LocationName\":\"Unit 7\"}}"
                .formatted(UNIT_7));
        old.post(
                "Orders/CancelOrder",
                "{\"orderId\":\"%s\",\"fulfilmentCenter\":\"%s\"}"
                        .formatted(order(3).id(), "00000000-0000-0000-0000-000000000000"));
        old.post("Orders/DeleteOrder", "{\"orderId\":\"%s\"}".formatted(order(9).id()));
        old.load(order(1).parked().line());
        old.post("ReturnsRefunds/CreateRefund", """
                {"request":{"OrderId":"%s","RefundLines":[{"OrderItemRowId":"00000001-0000-4000-8000-000000000001",\
                "Amount":12.5,"Quantity":1}]}}""".formatted(order(2).id()));
        exchange();
        old.control("settings", "{\"accountState\":\"LOCKED_BASIC\",\"sessionTimeToLive\":\"PT10M\"}");
        clock.advance(Duration.ofMinutes(5));
    }

    /// Its order is sent already, so that its row says so.
    private void exchange() {
        old.post("ReturnsRefunds/CreateRMABooking", """
                {"request":{"OrderId":"%s","ExchangeItems":[{"OrderItemRowId":"00000001-0000-4000-8000-000000000001",\
                "ReturnQuantity":1,"ExchangeQuantity":1,"RefundAmount":2.5}]}}""".formatted(order(4).id()));
        var accepted = old.post("ReturnsRefunds/ActionRMABooking", "{\"request\":{\"RMAHeaderId\":1}}")
                .json();
        var sent = accepted.at("/Items/0/NewOrderId").asString();
        old.post("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(sent));
    }

    @AfterEach
    void stop() {
        old.close();
        fresh.close();
    }

    @Test
    void answersTheSameReadsWithTheSameBytes() throws IOException {
        fresh.simulator.restore(new ByteArrayInputStream(saved()));

        assertThat(reads(fresh)).isEqualTo(reads(old)).noneMatch(answer -> answer.startsWith("4"));
        assertThat(reads(fresh).toString())
                .contains("Unit 7", "Nuts & Co", "PO-1", "12.5", "\"RowType\":\"EXCHANGE\"", "\"IsExchange\":true");
    }

    @Test
    void keepsSessionsAliveUntilTheirTime() throws IOException {
        fresh.simulator.restore(new ByteArrayInputStream(saved()));

        assertThat(withSessionOf(old)).isEqualTo(200);
        fresh.control("clock", "{\"advance\":\"PT11M\"}");
        assertThat(withSessionOf(old)).isEqualTo(401);
    }

    @Test
    void givesTheNextNumberThoughTheHighestOrderIsGone() throws IOException {
        fresh.simulator.restore(new ByteArrayInputStream(saved()));

        assertThat(created(fresh)).isEqualTo(created(old)).isPositive();
    }

    @Test
    void drawsTheSameFaultsNext() throws IOException {
        old.control("faults", "{\"profile\":\"429:0.3,500-before:0.2\",\"seed\":3}");
        statuses(old, 12);
        fresh.simulator.restore(new ByteArrayInputStream(saved()));
        fresh.use(old.token());

        assertThat(statuses(fresh, 50)).isEqualTo(statuses(old, 50)).contains(429, 500, 200);
    }

    @Test
    void changesNothingWhenTheFileIsBroken() throws IOException {
        var whole = saved();
        var before = fresh.get("Inventory/GetStockLocations").body();

        assertThatThrownBy(() ->
                        fresh.simulator.restore(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 200))))
                .hasMessageContaining("no whole gzip file");
        assertThatThrownBy(() -> fresh.simulator.restore(new ByteArrayInputStream("{}".getBytes(UTF_8))))
                .hasMessageContaining("no whole gzip file");

        assertThat(fresh.get("Inventory/GetStockLocations").body()).isEqualTo(before);
    }

    private byte[] saved() throws IOException {
        var out = new ByteArrayOutputStream();
        old.simulator.save(out);
        return out.toByteArray();
    }

    private List<String> reads(Client client) {
        client.use(old.token());
        var answers = new ArrayList<String>();
        for (var path : List.of(
                "Inventory/GetStockLocations",
                "Inventory/GetSuppliers",
                "Orders/GetCountries",
                "Orders/GetPaymentMethods",
                "Settings/GetCurrencyConversionRates",
                "Inventory/GetInventoryItemsCount",
                "ProcessedOrders/GetRefunds?pkOrderId=" + order(2).id(),
                "ProcessedOrders/GetReturnsExchanges?pkOrderId=" + order(4).id())) {
            answers.add(told(client.get(path)));
        }
        answers.add(told(client.post(
                "Orders/GetOrdersById",
                "{\"pkOrderIds\":[\"%s\",\"%s\",\"%s\",\"%s\"]}"
                        .formatted(order(1).id(), order(2).id(), order(3).id(), order(4).id()))));
        answers.add(told(client.post("Orders/GetAllOpenOrders", "{}")));
        answers.add(told(client.post("ProcessedOrders/SearchProcessedOrders", """
                        {"request":{"DateField":"processed","FromDate":"2026-01-01T00:00:00Z","ToDate":"2026-12-01T00:00:00Z",\
                        "PageNumber":1,"ResultsPerPage":20,"SearchSorting":{"SortField":"dProcessedOn","SortDirection":"DESC"}}}""")));
        answers.add(
                told(client.post("PurchaseOrder/Get_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(PURCHASE))));
        answers.add(told(client.post(
                "ReturnsRefunds/GetRefundHeadersByOrderId",
                "{\"request\":{\"OrderId\":\"%s\"}}".formatted(order(2).id()))));
        return answers;
    }

    private static String told(Client.Reply reply) {
        return reply.status() + " " + reply.body();
    }

    private int withSessionOf(Client other) {
        fresh.use(other.token());
        return fresh.get("Inventory/GetStockLocations").status();
    }

    private static int created(Client client) {
        client.signIn();
        var id = client.post("Orders/CreateOrders", """
                        {"orders":[{"Source":"EBAY","SubSource":"eBay UK","ReferenceNumber":"NEW","OrderItems":[]}],"location":"Default"}""").json().path(0).asString();
        return client.post("Orders/GetOrdersById", "{\"pkOrderIds\":[\"%s\"]}".formatted(id))
                .json()
                .at("/0/NumOrderId")
                .asInt();
    }

    private static List<Integer> statuses(Client client, int calls) {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < calls; i++) {
            statuses.add(client.get("Inventory/GetStockLocations").status());
        }
        return statuses;
    }
}
