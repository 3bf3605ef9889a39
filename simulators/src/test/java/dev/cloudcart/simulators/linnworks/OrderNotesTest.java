package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// What is written on an order beside what it says: notes, properties, identifiers, and its trail.
class OrderNotesTest {
    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void addsANoteToAProcessedOrder() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        client.post(
                "ProcessedOrders/AddOrderNote",
                "{\"pkOrderID\":\"%s\",\"noteText\":\"Rang twice\",\"isInternal\":true}".formatted(order(1).id()));

        var notes = client.get("ProcessedOrders/GetProcessedOrderNotes?pkOrderId=" + order(1).id())
                .json();
        assertThat(notes.at("/0/Note").asString()).isEqualTo("Rang twice");
        assertThat(notes.at("/0/NoteEntryDate").asString()).isEqualTo("2026-03-04T10:00:00Z");
        assertThat(read().at("/GeneralInfo/Notes").asInt()).isEqualTo(1);
    }

    @Test
    void overwritesTheNotesOfAnOrder() {
        client.load(order(1).line());
        setNotes("One");

        setNotes("Two");

        assertThat(client.get("Orders/GetOrderNotes?orderId=" + order(1).id()).json())
                .hasSize(1);
    }

    @Test
    void addsAnExtendedPropertyOnce() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());
        assertThat(addProperty("Synced").path("ExtendedPropertiesInserted").asInt())
                .isEqualTo(1);

        assertThat(addProperty("Synced").path("ExtendedPropertiesInserted").asInt())
                .isZero();

        assertThat(client.get("ProcessedOrders/GetProcessedOrderExtendedProperties?pkOrderId=" + order(1).id())
                        .json()
                        .at("/0/PropertyName")
                        .asString())
                .isEqualTo("Synced");
    }

    @Test
    void marksOpenOrdersWithIdentifiers() {
        client.load(order(1).line() + order(2).line());
        client.post("OpenOrders/SaveIdentifier", "{\"Identifier\":{\"Tag\":\"GIFT\",\"Name\":\"Gift wrap\"}}");

        var assigned = identify("Assign");

        assertThat(assigned.path("Changed")).hasSize(1);
        assertThat(client.post("OpenOrders/GetIdentifiersByOrderIds", ids())
                        .json()
                        .at("/0/Tag")
                        .asString())
                .isEqualTo("GIFT");
        assertThat(client.post(
                                "Orders/GetOpenOrders",
                                "{\"filters\":{\"TextFields\":[{\"FieldCode\":\"GENERAL_INFO_IDENTIFIER\",\"Type\":\"Equal\",\"Text\":\"GIFT\"}]}}")
                        .json()
                        .path("Data"))
                .hasSize(1);
        assertThat(identify("Assign").path("NotChanged")).hasSize(1);
        assertThat(identify("Unassign").path("Changed")).hasSize(1);
        assertThat(client.post("OpenOrders/GetIdentifiersByOrderIds", ids()).json())
                .isEmpty();
    }

    @Test
    void takesADeletedIdentifierOffItsOrders() {
        client.load(order(1).line());
        client.post("OpenOrders/SaveIdentifier", "{\"Identifier\":{\"Tag\":\"GIFT\",\"Name\":\"Gift wrap\"}}");
        identify("Assign");

        client.post("OpenOrders/DeleteIdentifier", "{\"Tag\":\"GIFT\"}");

        assertThat(client.get("OpenOrders/GetIdentifiers").json()).isEmpty();
        assertThat(read().at("/GeneralInfo/Identifiers")).isEmpty();
    }

    @Test
    void tellsTheTrailOfACancelledOrderTheNewestFirst() {
        client.load(order(1).line());

        client.post("Orders/CancelOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id()));

        var trail = client.get("ProcessedOrders/GetProcessedAuditTrail?pkOrderId=" + order(1).id())
                .json();
        assertThat(trail.at("/0/fkOrderHistoryTypeId").asString()).isEqualTo("ORDER_CANCELLED");
        assertThat(trail.at("/1/DateStamp").asString()).isEqualTo("2026-03-01T09:01:02.5Z");
        assertThat(trail).hasSize(3);
    }

    @Test
    void tellsWhatOfAProcessedOrderMayComeBack() {
        client.load(order(1).processed("2026-03-02T10:00:00Z").line());

        var items = client.get("ProcessedOrders/GetReturnItemsInfo?pkOrderId=" + order(1).id())
                .json();

        assertThat(items.at("/0/SKU").asString()).isEqualTo("MUG");
        assertThat(items.at("/0/ReturnableQty").asInt()).isEqualTo(1);
    }

    private void setNotes(String note) {
        assertThat(client.post(
                                "Orders/SetOrderNotes",
                                "{\"orderId\":\"%s\",\"orderNotes\":[{\"Note\":\"%s\"}]}"
                                        .formatted(order(1).id(), note))
                        .status())
                .isEqualTo(204);
    }

    private JsonNode addProperty(String name) {
        return client.post(
                        "Orders/AddExtendedProperties",
                        "{\"request\":{\"OrderId\":\"%s\",\"ExtendedProperties\":[{\"Name\":\"%s\",\"Value\":\"yes\"}]}}"
                                .formatted(order(1).id(), name))
                .json();
    }

    private JsonNode identify(String act) {
        return client.post(
                        "OpenOrders/%sOrderIdentifier".formatted(act),
                        "{\"OrderIds\":[\"%s\"],\"Tag\":\"GIFT\"}".formatted(order(1).id()))
                .json();
    }

    private static String ids() {
        return "{\"OrderIds\":[\"%s\",\"%s\"]}".formatted(order(1).id(), order(2).id());
    }

    private JsonNode read() {
        return client.get("Orders/GetOrderById?pkOrderId=" + order(1).id()).json();
    }
}
