package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.ReturnDesk;
import dev.cloudcart.simulators.linnworks.lists.OrderTrail;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Reads of one processed order (Processed Orders API).
final class ProcessedOrderMethods {
    private final Shop shop;
    private final Showing showing;
    private final ReturnDesk desk;

    ProcessedOrderMethods(Shop shop, Showing showing) {
        this.shop = shop;
        this.showing = showing;
        desk = new ReturnDesk(shop);
    }

    List<Method> all() {
        return List.of(
                Method.get("ProcessedOrders/GetOrderInfo", 250, this::info),
                Method.get(
                        "ProcessedOrders/GetProcessedOrderExtendedProperties",
                        250,
                        arguments -> part(arguments, "ExtendedProperties", ProcessedOrderMethods::property)),
                Method.get(
                        "ProcessedOrders/GetProcessedOrderNotes",
                        150,
                        arguments -> part(arguments, "Notes", ProcessedOrderMethods::note)),
                Method.get("ProcessedOrders/GetProcessedAuditTrail", 150, this::trail),
                Method.get("ProcessedOrders/GetReturnItemsInfo", 250, this::returnable));
    }

    private Answer info(Arguments arguments) {
        return processed(arguments)
                .map(order -> Answer.json(200, showing.row(order)))
                .orElseGet(Replies::none);
    }

    private Answer part(Arguments arguments, String field, Function<ObjectNode, ObjectNode> shape) {
        return Replies.ok(processed(arguments)
                .map(order -> Fields.objects(order.tree(), field).map(shape).toList())
                .orElse(List.of()));
    }

    /// Other names than in the order itself (Processed Orders API, OrderExtendedProperty).
    private static ObjectNode property(ObjectNode property) {
        return Json.object()
                .put("rowid", Fields.text(property, "RowId"))
                .put("PropertyName", Fields.text(property, "Name"))
                .put("PropertyValue", Fields.text(property, "Value"))
                .put("PropertyType", Fields.text(property, "Type"));
    }

    /// Other names than in the order itself (Processed Orders API, ProcessedOrderNote).
    private static ObjectNode note(ObjectNode note) {
        var row = Json.object()
                .put("pkOrderNoteId", Fields.text(note, "OrderNoteId"))
                .put("fkOrderId", Fields.text(note, "OrderId"))
                .put("Note", Fields.text(note, "Note"))
                .put("NoteEntryDate", Fields.text(note, "NoteDate"))
                .put("NoteUserName", Fields.text(note, "CreatedBy"))
                .put("Internal", Fields.flag(note, "Internal"));
        row.set(
                "NoteTypeId",
                note.path("NoteTypeId").isNumber()
                        ? note.path("NoteTypeId")
                        : Json.MAPPER.getNodeFactory().nullNode());
        return row;
    }

    private Answer trail(Arguments arguments) {
        return Replies.ok(processed(arguments).map(OrderTrail::of).orElse(List.of()));
    }

    /// What of each line may still come back.
    private Answer returnable(Arguments arguments) {
        return Replies.ok(processed(arguments).map(this::items).orElse(List.of()));
    }

    private List<ObjectNode> items(StoredOrder order) {
        var tree = order.tree();
        var currency = Fields.text(tree.path("TotalsInfo"), "Currency");
        return Fields.objects(tree, "Items")
                .filter(item -> !Fields.flag(item, "IsService"))
                .map(item -> item(item, order.card().id(), currency))
                .toList();
    }

    private ObjectNode item(ObjectNode line, UUID orderId, String currency) {
        int quantity = Fields.whole(line, "Quantity");
        var row = Fields.id(line, "RowId");
        int returned = desk.returned(row);
        var item = Json.object();
        item.putArray("ChildItems");
        item.putArray("Batches");
        return item.put("OrderId", orderId.toString())
                .put("fkOrderItemRowId", row.toString())
                .put("ParentRowId", Fields.ZERO.toString())
                .put("ReturnableQty", quantity - returned)
                .put("OrderQty", quantity)
                .put("ReturnedQty", returned)
                .put("SKU", Fields.text(line, "SKU"))
                .put("ItemTitle", Fields.text(line, "Title"))
                .put("UnitValue", Fields.decimal(line, "PricePerUnit"))
                .put("TaxRate", Fields.decimal(line, "TaxRate"))
                .put("TaxCostInclusive", Fields.flag(line, "TaxCostInclusive"))
                .put("Currency", currency)
                .put("IsCompositeParent", !line.path("CompositeSubItems").isEmpty())
                .put("IsPartialCompositeReturn", false)
                .put("ParentRatio", 1)
                .put("pkStockItemId", Fields.id(line, "StockItemId").toString())
                .put("ResentQty", desk.resent(row));
    }

    private Optional<StoredOrder> processed(Arguments arguments) {
        return shop.orders()
                .byId(arguments.needId("pkOrderId"))
                .filter(order -> order.card().processed());
    }
}
