package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// What hangs on a purchase order: notes, properties, its trail, additional costs and payments.
class PurchasePapersTest {
    private static final String NUT = "4bbda9b7-0000-4000-8000-000000000001";

    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));
    private String id = "";

    @BeforeEach
    void makeAnOrder() {
        client.load(
                "{\"kind\":\"stockItem\",\"value\":{\"StockItemId\":\"%s\",\"ItemNumber\":\"NUT\"}}\n".formatted(NUT));
        id = client.post(
                        "PurchaseOrder/Create_PurchaseOrder_Initial",
                        "{\"createParameters\":{\"Currency\":\"GBP\",\"ConversionRate\":1.0,\"DateOfPurchase\":\"2026-03-01T00:00:00Z\"}}")
                .json()
                .asString();
        item("36.0");
        item("12.0");
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void keepsNotesAndCountsThem() {
        var note = client.post(
                        "PurchaseOrder/Add_PurchaseOrderNote",
                        "{\"pkPurchaseId\":\"%s\",\"Note\":\"Chase\"}".formatted(id))
                .json();

        assertThat(notes().at("/0/Note").asString()).isEqualTo("Chase");
        assertThat(order().path("NoteCount").asInt()).isEqualTo(1);
        assertThat(order().has("Notes")).isFalse();

        var deleted = client.post(
                "PurchaseOrder/Delete_PurchaseOrderNote",
                "{\"pkPurchaseId\":\"%s\",\"pkPurchaseOrderNoteId\":\"%s\"}"
                        .formatted(id, note.path("pkPurchaseOrderNoteId").asString()));
        assertThat(deleted.body()).isEqualTo("1");
        assertThat(notes()).isEmpty();
    }

    @Test
    void keepsExtendedProperties() {
        properties("Add", "{\"PropertyName\":\"Synced\",\"PropertyValue\":\"no\"}");
        properties("Add", "{\"PropertyName\":\"Bill\",\"PropertyValue\":\"17\"}");

        properties("Update", "{\"RowId\":1,\"PropertyName\":\"Synced\",\"PropertyValue\":\"yes\"}");
        client.post(
                "PurchaseOrder/Delete_PurchaseOrderExtendedProperty",
                "{\"request\":{\"PurchaseId\":\"%s\",\"RowIds\":[2]}}".formatted(id));

        var items = client.post(
                        "PurchaseOrder/Get_PurchaseOrderExtendedProperty",
                        "{\"request\":{\"PurchaseId\":\"%s\"}}".formatted(id))
                .json()
                .path("Items");
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/PropertyValue").asString()).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource({"1, 600, 204", "255, 1, 204", "256, 1, 400", "1, 601, 400", "0, 1, 400"})
    void holdsPropertiesToTheirLength(int name, int value, int status) {
        properties("Add", "{\"PropertyName\":\"Synced\",\"PropertyValue\":\"no\"}");

        var reply = properties(
                "Update",
                "{\"RowId\":1,\"PropertyName\":\"%s\",\"PropertyValue\":\"%s\"}"
                        .formatted("n".repeat(name), "v".repeat(value)));

        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void refusesASecondPropertyOfThatNameAndAFiftyFirst() {
        var fifty = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> "{\"PropertyName\":\"P%d\",\"PropertyValue\":\"\"}".formatted(number))
                .collect(Collectors.joining(","));
        assertThat(properties("Add", fifty).status()).isEqualTo(200);

        assertThat(properties("Add", "{\"PropertyName\":\"P51\",\"PropertyValue\":\"\"}")
                        .status())
                .isEqualTo(400);
        assertThat(properties("Update", "{\"RowId\":1,\"PropertyName\":\"P2\",\"PropertyValue\":\"\"}")
                        .status())
                .isEqualTo(400);
        assertThat(properties("Update", "{\"RowId\":99,\"PropertyName\":\"X\",\"PropertyValue\":\"\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsWhatWasDoneTheNewestFirst() {
        client.post(
                "PurchaseOrder/Change_PurchaseOrderStatus",
                "{\"changeStatusParameter\":{\"pkPurchaseId\":\"%s\",\"status\":\"OPEN\"}}".formatted(id));
        clock.advance(Duration.ofMinutes(20));
        client.post("PurchaseOrder/Deliver_PurchaseItemAll", "{\"purchaseId\":\"%s\"}".formatted(id));

        var trail = client.post(
                        "PurchaseOrder/Get_PurchaseOrderAudit",
                        "{\"auditLog\":{\"pkPurchaseId\":\"%s\"}}".formatted(id))
                .json();

        assertThat(trail.at("/0/AuditTrailType").asString()).isEqualTo("DELIVERED");
        assertThat(trail.at("/0/AuditTrailDateTimeStamp").asString()).isEqualTo("2026-03-04T10:20:00Z");
        assertThat(trail.at("/2/AuditTrailNote").asString()).isEqualTo("Status changed from PENDING to OPEN");
        assertThat(trail.at("/3/AuditTrailType").asString()).isEqualTo("CREATED");
        assertThat(order().has("AuditTrail")).isFalse();
    }

    @Test
    void dividesAdditionalCostsByTheirRateAndSharesThemByValue() {
        var type = client.post(
                        "PurchaseOrder/Add_AdditionalCostTypes",
                        "{\"request\":{\"TypeName\":\"Freight\",\"IsShippingType\":true}}")
                .json()
                .at("/NewAdditionalCostType/AdditionalCostTypeId")
                .asInt();

        var modified = costs("""
                "itemsToAdd":[{"Id":"%s","AdditionalCostTypeId":%d,"SubTotalLineCost":10.0,"TaxRate":20.0,\
                "Currency":"EUR","ConversionRate":1.25}]""".formatted(NUT, type));

        assertThat(modified.at("/ModifiedItems/0/Id").asString()).isEqualTo(NUT);
        assertThat(modified.at("/ModifiedItems/0/TotalLineCost").decimalValue()).isEqualByComparingTo("12.0");
        assertThat(modified.at("/ModifiedItems/0/CostAllocation/0/AllocationPercentage")
                        .decimalValue())
                .isEqualByComparingTo("75.0");
        assertThat(modified.at("/PurchaseOrderHeader/ConvertedShippingCost").decimalValue())
                .isEqualByComparingTo("8.0");
        assertThat(modified.at("/PurchaseOrderHeader/ConvertedGrandTotal").decimalValue())
                .isEqualByComparingTo("57.6");
    }

    @Test
    void changesAndTakesAwayAdditionalCosts() {
        client.post("PurchaseOrder/Add_AdditionalCostTypes", "{\"request\":{\"TypeName\":\"Duty\"}}");
        int number = costs("\"itemsToAdd\":[{\"AdditionalCostTypeId\":1,\"SubTotalLineCost\":10.0}]")
                .at("/ModifiedItems/0/PurchaseAdditionalCostItemId")
                .asInt();

        var changed = costs("""
                "itemsToUpdate":[{"PurchaseAdditionalCostItemId":%d,"AdditionalCostTypeId":1,"SubTotalLineCost":7.0}]""".formatted(number));
        assertThat(changed.at("/PurchaseOrderHeader/ConvertedOtherCost").decimalValue())
                .isEqualByComparingTo("7.0");

        costs("\"itemsToDelete\":[%d]".formatted(number));
        assertThat(order().path("AdditionalCosts")).isEmpty();
    }

    @Test
    void refusesACostOfATypeThatIsNotThere() {
        var reply = client.post(
                "PurchaseOrder/Modify_AdditionalCost",
                "{\"request\":{\"PurchaseId\":\"%s\",\"itemsToAdd\":[{\"AdditionalCostTypeId\":9}]}}".formatted(id));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("9");
    }

    @Test
    void keepsPayments() {
        client.post(
                "PurchaseOrder/Modify_PaymentStatement",
                "{\"request\":{\"PurchaseId\":\"%s\",\"itemsToAdd\":[{\"LineCost\":20.0,\"Currency\":\"GBP\",\"Reference\":\"BACS\"}]}}"
                        .formatted(id));

        var statements = client.post(
                        "PurchaseOrder/Get_Payment_Statement", "{\"request\":{\"PurchaseId\":\"%s\"}}".formatted(id))
                .json()
                .path("items");

        assertThat(statements.at("/0/LineCost").decimalValue()).isEqualByComparingTo("20.0");
        assertThat(statements.at("/0/PaymentDate").asString()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(order().path("PaymentStatements")).hasSize(1);
    }

    @Test
    void leavesTheBinRackOutOfALineThatHasNone() {
        assertThat(order().at("/PurchaseOrderItem/0").has("BinRack")).isFalse();
        assertThat(order().has("PurchaseOrderHeader")).isTrue();
    }

    private void item(String cost) {
        client.post(
                "PurchaseOrder/Add_PurchaseOrderItem",
                "{\"addItemParameter\":{\"pkPurchaseId\":\"%s\",\"fkStockItemId\":\"%s\",\"Qty\":3,\"Cost\":%s,\"TaxRate\":-1}}"
                        .formatted(id, NUT, cost));
    }

    private JsonNode order() {
        return client.post("PurchaseOrder/Get_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(id))
                .json();
    }

    private JsonNode notes() {
        return client.post("PurchaseOrder/Get_PurchaseOrderNote", "{\"pkPurchaseId\":\"%s\"}".formatted(id))
                .json();
    }

    private Client.Reply properties(String act, String items) {
        return client.post(
                "PurchaseOrder/%s_PurchaseOrderExtendedProperty".formatted(act),
                "{\"request\":{\"PurchaseId\":\"%s\",\"ExtendedPropertyItems\":[%s]}}".formatted(id, items));
    }

    private JsonNode costs(String wanted) {
        return client.post(
                        "PurchaseOrder/Modify_AdditionalCost",
                        "{\"request\":{\"PurchaseId\":\"%s\",%s}}".formatted(id, wanted))
                .json();
    }
}
