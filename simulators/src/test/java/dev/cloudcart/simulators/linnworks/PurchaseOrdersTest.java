package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class PurchaseOrdersTest {
    private static final String SEARCH = "PurchaseOrder/Search_PurchaseOrders2";
    private static final String OPEN = "0e737112-0000-4000-8000-000000000001";
    private static final String LINE_1 = "0e737112-0000-4000-8000-0000000000a1";
    private static final String LINE_2 = "0e737112-0000-4000-8000-0000000000a2";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @BeforeEach
    void load() {
        client.load("""
                        {"kind":"stockItem","value":{"StockItemId":"4bbda9b7-0000-4000-8000-000000000001","ItemNumber":"NUT","ItemTitle":"Nut"}}
                        """
                + order(OPEN, "PO-1", "OPEN", "2026-03-01T00:00:00Z", "00000000-0000-0000-0000-000000000000")
                + order(
                        "0e737112-0000-4000-8000-000000000002",
                        "PO-2",
                        "DELIVERED",
                        "2026-02-01T00:00:00Z",
                        "3e256f48-0000-4000-8000-000000000001"));
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | PO-2,PO-1",
                "{\"Status\":\"OPEN\"} | PO-1",
                "{\"DateFrom\":\"2026-02-15T00:00:00Z\"} | PO-1",
                "{\"DateTo\":\"2026-02-15\"} | PO-2",
                "{\"Supplier\":[\"00000000-0000-0000-0000-000000000000\"]} | PO-1",
                "{\"SearchValue\":\"po-2\",\"SearchType\":\"Reference\"} | PO-2",
                "{\"SearchValue\":\"PO-2\",\"SearchType\":\"StockItemSKU\"} | ''",
                "{\"searchvalue\":\"NUT\",\"searchtype\":\"StockItemSKU\"} | PO-2,PO-1"
            })
    void searchesByDateOfPurchaseAndTheRest(String request, String numbers) {
        assertThat(numbers(client.post(SEARCH, request).json())).isEqualTo(numbers);
    }

    @Test
    void ignoresEveryFilterInsideAWrapper() {
        var found = client.post(SEARCH, "{\"request\":{\"Status\":\"OPEN\"}}").json();

        assertThat(numbers(found)).isEqualTo("PO-2,PO-1");
    }

    @Test
    void unwrapsAForm() {
        var found =
                client.form(SEARCH, "request=%7B%22Status%22%3A%22OPEN%22%7D").json();

        assertThat(numbers(found)).isEqualTo("PO-1");
    }

    @Test
    void pagesTheSearch() {
        var found =
                client.post(SEARCH, "{\"EntriesPerPage\":1,\"PageNumber\":2}").json();

        assertThat(numbers(found)).isEqualTo("PO-1");
        assertThat(found.path("TotalPages").asInt()).isEqualTo(2);
        assertThat(found.path("TotalNumberOfRecords").asInt()).isEqualTo(2);
    }

    @Test
    void becomesPartialWhenSomeOfItComes() {
        var reply = client.post("PurchaseOrder/Deliver_PurchaseItem", """
                {"deliverItemParameter":{"pkPurchaseId":"%s","pkPurchaseItemId":"%s","AddToDelivered":2}}""".formatted(OPEN, LINE_1));

        var order = read(OPEN);
        assertThat(reply.json().at("/NewPurchaseOrderItem/Delivered").asInt()).isEqualTo(2);
        assertThat(order.at("/PurchaseOrderHeader/Status").asString()).isEqualTo("PARTIAL");
        assertThat(order.at("/PurchaseOrderHeader/DateOfDelivery").asString()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(order.at("/DeliveredRecords/0/pkDeliveryRecordId").asInt()).isEqualTo(8);
        assertThat(order.at("/DeliveredRecords/0/fkDeliveryId").asInt()).isEqualTo(4);
        assertThat(order.at("/DeliveredRecords/0/UnitCost").decimalValue()).isEqualByComparingTo("10.0");
        assertThat(order.at("/DeliveredRecords/0/CreatedDateTime").asString()).isEqualTo("2026-03-04T10:00:00Z");
    }

    @Test
    void becomesDeliveredWhenTheRestComes() {
        clock.advance(Duration.ofMinutes(20));

        client.post("PurchaseOrder/Deliver_PurchaseItems_WithQuantity", """
                {"request":{"pkPurchaseId":"%s","Items":[{"pkPurchaseItemId":"%s","QuantityDelivered":3},\
                {"pkPurchaseItemId":"%s","QuantityDelivered":1}]}}""".formatted(OPEN, LINE_1, LINE_2));

        var order = read(OPEN);
        assertThat(order.at("/PurchaseOrderHeader/Status").asString()).isEqualTo("DELIVERED");
        assertThat(order.at("/PurchaseOrderHeader/DateOfDelivery").asString()).isEqualTo("2026-03-04T10:20:00Z");
        assertThat(order.at("/PurchaseOrderHeader/DeliveredLinesCount").asInt()).isEqualTo(2);
        assertThat(order.at("/DeliveredRecords/1/fkDeliveryId"))
                .isEqualTo(order.at("/DeliveredRecords/0/fkDeliveryId"));
    }

    @Test
    void keepsTheRecordedSumsWhenGoodsCome() {
        client.post("PurchaseOrder/Deliver_PurchaseItemAll", "{\"purchaseId\":\"%s\"}".formatted(OPEN));

        var header = read(OPEN).path("PurchaseOrderHeader");
        assertThat(header.path("Status").asString()).isEqualTo("DELIVERED");
        assertThat(header.path("ConvertedGrandTotal").decimalValue()).isEqualByComparingTo("48.000001");
    }

    @Test
    void closesByHandWithoutReceivingTheRest() {
        var header = changeStatus("DELIVERED").json();

        assertThat(header.path("Status").asString()).isEqualTo("DELIVERED");
        assertThat(header.path("DeliveredLinesCount").asInt()).isZero();
        assertThat(read(OPEN).path("DeliveredRecords")).isEmpty();
    }

    @Test
    void refusesAnyOtherChangeOfStatus() {
        assertThat(changeStatus("PENDING").status()).isEqualTo(400);
    }

    @Test
    void makesAnOrderFromNothing() {
        var id = client.post("PurchaseOrder/Create_PurchaseOrder_Initial", """
                        {"createParameters":{"ExternalInvoiceNumber":"PO-3","Currency":"EUR","DateOfPurchase":"2026-03-03T00:00:00Z",\
                        "ConversionRate":0.8,"PostagePaid":5.0}}""")
                .json()
                .asString();

        client.post("PurchaseOrder/Add_PurchaseOrderItem", """
                        {"addItemParameter":{"pkPurchaseId":"%s","fkStockItemId":"4bbda9b7-0000-4000-8000-000000000001","Qty":4,\
                        "Cost":48.0,"TaxRate":-1}}""".formatted(id));

        var order = read(id);
        assertThat(order.at("/PurchaseOrderHeader/Status").asString()).isEqualTo("PENDING");
        assertThat(order.at("/PurchaseOrderHeader/DateOfDelivery").asString()).isEqualTo("2026-03-03T00:00:00Z");
        assertThat(order.at("/PurchaseOrderHeader/TotalCost").decimalValue()).isEqualByComparingTo("53.0");
        assertThat(order.at("/PurchaseOrderHeader/taxPaid").decimalValue()).isEqualByComparingTo("8.0");
        assertThat(order.at("/PurchaseOrderHeader/ConvertedGrandTotal").decimalValue())
                .isEqualByComparingTo("42.4");
        assertThat(order.at("/PurchaseOrderItem/0/TaxRate").decimalValue()).isEqualByComparingTo("-1");
    }

    @Test
    void editsPendingOrdersOnly() {
        assertThat(client.post("PurchaseOrder/Add_PurchaseOrderItem", """
                        {"addItemParameter":{"pkPurchaseId":"%s","fkStockItemId":"4bbda9b7-0000-4000-8000-000000000001","Qty":1}}""".formatted(OPEN))
                        .message())
                .isEqualTo("Purchase order is not pending.");
    }

    @Test
    void blanksWhatAHeaderUpdateDoesNotCarry() {
        var header = client.post("PurchaseOrder/Update_PurchaseOrderHeader", """
                {"updateParameter":{"pkPurchaseID":"%s","Currency":"GBP"}}""".formatted(OPEN))
                .json();

        assertThat(header.path("ExternalInvoiceNumber").asString()).isEmpty();
    }

    @Test
    void refusesAnOrderThatIsGone() {
        client.post("PurchaseOrder/Delete_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(OPEN));

        assertThat(client.post("PurchaseOrder/Get_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(OPEN))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void namesOrdersOnWhichAnItemIsOutstanding() {
        var found = client.post("PurchaseOrder/GetPurchaseOrdersWithStockItems", """
                {"purchaseOrder":{"StockItemId":"4bbda9b7-0000-4000-8000-000000000001","LocationIds":[]}}""")
                .body();

        assertThat(found).isEqualTo("[\"" + OPEN + "\"]");
    }

    private Client.Reply changeStatus(String status) {
        return client.post("PurchaseOrder/Change_PurchaseOrderStatus", """
                {"changeStatusParameter":{"pkPurchaseId":"%s","status":"%s"}}""".formatted(OPEN, status));
    }

    private JsonNode read(String id) {
        return client.post("PurchaseOrder/Get_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(id))
                .json();
    }

    private static String numbers(JsonNode found) {
        return StreamSupport.stream(found.path("Result").spliterator(), false)
                .map(header -> header.path("ExternalInvoiceNumber").asString())
                .collect(Collectors.joining(","));
    }

    /// Three nuts for 36.00 and one for 12.00, both with 20 %; a delivered one came all at once.
    private static String order(String id, String number, String status, String purchased, String supplier) {
        var delivered = status.equals("DELIVERED");
        return """
                {"kind":"purchaseOrder","value":{"NoteCount":0,"PurchaseOrderHeader":{"pkPurchaseID":"%s","fkSupplierId":"%s",\
                "fkLocationId":"00000000-0000-0000-0000-000000000000","ExternalInvoiceNumber":"%s","Status":"%s",\
                "Currency":"GBP","LineCount":2,"DeliveredLinesCount":%d,"UnitAmountTaxIncludedType":0,"DateOfPurchase":"%s",\
                "DateOfDelivery":"%s","PostagePaid":0.0,"TotalCost":48.0,"taxPaid":8.0,"ConversionRate":1.0,"ConvertedGrandTotal":48.000001},\
                "PurchaseOrderItem":[%s,%s],"AdditionalCosts":[],"PaymentStatements":[],"DeliveredRecords":[%s]}}
                """.formatted(
                        id,
                        supplier,
                        number,
                        status,
                        delivered ? 2 : 0,
                        purchased,
                        purchased,
                        line(LINE_1, 3, "36.0", "6.0", delivered),
                        line(LINE_2, 1, "12.0", "2.0", delivered),
                        delivered ? "{\"fkDeliveryId\":3,\"pkDeliveryRecordId\":7}" : "");
    }

    private static String line(String id, int quantity, String cost, String tax, boolean delivered) {
        return """
                {"pkPurchaseItemId":"%s","fkStockItemId":"4bbda9b7-0000-4000-8000-000000000001","SKU":"NUT","Quantity":%d,\
                "Cost":%s,"Tax":%s,"TaxRate":20.0,"Delivered":%d}""".formatted(id, quantity, cost, tax, delivered ? quantity : 0);
    }
}
