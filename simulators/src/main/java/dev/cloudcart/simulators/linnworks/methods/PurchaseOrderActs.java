package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.Deliveries;
import dev.cloudcart.simulators.linnworks.desks.Deliveries.Arrived;
import dev.cloudcart.simulators.linnworks.desks.PurchaseDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Purchase orders are made, ordered, received and closed (Purchase Order API).
final class PurchaseOrderActs {
    private final InstantSource clock;
    private final Supplier<Variations> variations;
    private final PurchaseDesk desk;
    private final Deliveries deliveries;

    PurchaseOrderActs(Shop shop, InstantSource clock, Supplier<Variations> variations) {
        this.clock = clock;
        this.variations = variations;
        desk = new PurchaseDesk(shop);
        deliveries = new Deliveries(shop, desk);
    }

    List<Method> all() {
        return List.of(
                Method.post("PurchaseOrder/Create_PurchaseOrder_Initial", 150, this::create),
                Method.post("PurchaseOrder/Update_PurchaseOrderHeader", 150, this::rewrite),
                Method.post("PurchaseOrder/Add_PurchaseOrderItem", 250, this::add),
                Method.post("PurchaseOrder/Update_PurchaseOrderItem", 150, this::update),
                Method.post("PurchaseOrder/Delete_PurchaseOrderItem", 150, this::remove),
                Method.post("PurchaseOrder/Change_PurchaseOrderStatus", 150, this::changeStatus),
                Method.post("PurchaseOrder/Deliver_PurchaseItem", 250, this::deliver),
                Method.post("PurchaseOrder/Deliver_PurchaseItems_WithQuantity", 150, this::deliverMany),
                Method.post("PurchaseOrder/Deliver_PurchaseItemAll", 150, this::deliverAll),
                Method.post("PurchaseOrder/Delete_PurchaseOrder", 150, this::delete));
    }

    private Answer create(Arguments arguments) {
        var id = desk.create(rated(object(arguments, "createParameters")), clock.instant());
        return Replies.ok(Json.MAPPER.getNodeFactory().stringNode(id.toString()));
    }

    private Answer rewrite(Arguments arguments) {
        var wanted = rated(object(arguments, "updateParameter"));
        return Replies.ok(
                PurchaseDesk.header(desk.rewrite(Fields.id(wanted, "pkPurchaseID"), wanted, clock.instant())));
    }

    /// Kept as base per foreign, whichever way rates are told.
    private JsonNode rated(JsonNode wanted) {
        if (!variations.get().purchaseRatesInverted() || !wanted.hasNonNull("ConversionRate")) {
            return wanted;
        }
        return ((ObjectNode) wanted.deepCopy())
                .put("ConversionRate", Spelling.reciprocal(Fields.decimal(wanted, "ConversionRate")));
    }

    private Answer add(Arguments arguments) {
        var wanted = object(arguments, "addItemParameter");
        return itemAndHeader(desk.add(Fields.id(wanted, "pkPurchaseId"), wanted), Fields.id(wanted, "pkPurchaseId"));
    }

    private Answer update(Arguments arguments) {
        var wanted = object(arguments, "updateItemParameter");
        return itemAndHeader(desk.update(Fields.id(wanted, "pkPurchaseId"), wanted), Fields.id(wanted, "pkPurchaseId"));
    }

    private Answer remove(Arguments arguments) {
        var wanted = arguments.wrapped("deleteItemParameter");
        return Replies.ok(
                PurchaseDesk.header(desk.remove(wanted.needId("pkPurchaseId"), wanted.needId("pkPurchaseItemId"))));
    }

    private Answer changeStatus(Arguments arguments) {
        var wanted = arguments.wrapped("changeStatusParameter");
        var status = wanted.text("status").orElseThrow(() -> new Refused("The request is invalid."));
        return Replies.ok(
                PurchaseDesk.header(desk.changeStatus(wanted.needId("pkPurchaseId"), status, clock.instant())));
    }

    /// Either the pieces that have come in all, or those to add.
    private Answer deliver(Arguments arguments) {
        var wanted = arguments.wrapped("deliverItemParameter");
        var id = wanted.needId("pkPurchaseId");
        var itemId = wanted.needId("pkPurchaseItemId");
        int before = Fields.whole(PurchaseDesk.item(desk.find(id), itemId), "Delivered");
        int pieces = wanted.whole("AddToDelivered", wanted.whole("Delivered", before) - before);
        var order = deliveries.receive(id, List.of(new Arrived(itemId, pieces)), delivery(wanted), clock.instant());
        return itemAndHeader(PurchaseDesk.item(order, itemId), id);
    }

    private Answer deliverMany(Arguments arguments) {
        var wanted = arguments.wrapped("request");
        var arrivals = wanted.objects("Items")
                .map(item -> new Arrived(item.needId("pkPurchaseItemId"), item.needWhole("QuantityDelivered")))
                .toList();
        deliveries.receive(wanted.needId("pkPurchaseId"), arrivals, delivery(wanted), clock.instant());
        return Replies.done();
    }

    private static OptionalInt delivery(Arguments wanted) {
        int id = wanted.whole("DeliveryId", 0);
        return id == 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    private Answer deliverAll(Arguments arguments) {
        var order = deliveries.receiveAll(arguments.needId("purchaseId"), clock.instant());
        var answer = Json.object();
        answer.set("PurchaseOrderItems", order.path("PurchaseOrderItem"));
        answer.set("PurchaseOrderHeader", PurchaseDesk.header(order));
        return Replies.ok(answer);
    }

    private Answer delete(Arguments arguments) {
        desk.delete(arguments.needId("pkPurchaseId"));
        return Replies.done();
    }

    private Answer itemAndHeader(ObjectNode item, UUID id) {
        var answer = Json.object();
        answer.set("NewPurchaseOrderItem", item);
        answer.set("PurchaseOrderHeader", PurchaseDesk.header(desk.find(id)));
        return Replies.ok(answer.put("BatchInventoryId", 0));
    }

    private static JsonNode object(Arguments arguments, String name) {
        return arguments
                .node(name)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new Refused("Parameter %s is missing.".formatted(name)));
    }
}
