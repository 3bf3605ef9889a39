package dev.cloudcart.simulators.linnworks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.ItemEdits;
import dev.cloudcart.simulators.linnworks.shop.ItemEdits.Edited;
import dev.cloudcart.simulators.linnworks.shop.OrderDesk;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Changes to what an order says: its lines, its totals, its buyer, its extended properties (Orders API).
final class OrderEditMethods {
    private final Shop shop;
    private final OrderDesk desk;
    private final ItemEdits items;

    OrderEditMethods(Shop shop) {
        this.shop = shop;
        desk = new OrderDesk(shop);
        items = new ItemEdits(desk);
    }

    List<Method> all() {
        return List.of(
                Method.post("Orders/AddOrderItem", 250, this::addItem),
                Method.post("Orders/UpdateOrderItem", 150, this::updateItem),
                Method.post("Orders/RemoveOrderItem", 150, this::removeItem),
                Method.post("Orders/SetOrderGeneralInfo", 250, arguments -> write(arguments, "GeneralInfo")),
                Method.post("Orders/SetOrderTotalsInfo", 150, this::totals),
                Method.post("Orders/SetOrderCustomerInfo", 150, this::customer),
                Method.post("Orders/SetExtendedProperties", 250, this::extendedProperties));
    }

    private Answer addItem(Arguments arguments) {
        var stock = shop.stockItems().get(arguments.needId("itemId"))
                .orElseThrow(() -> new Refused("No items found with given filter."));
        var item = Json.object().put("Quantity", arguments.whole("quantity", 1)).put("TaxCostInclusive", true);
        item.set("StockItemId", stock.path("StockItemId"));
        item.set("ItemId", stock.path("StockItemId"));
        item.set("SKU", stock.path("ItemNumber"));
        item.set("ItemNumber", stock.path("ItemNumber"));
        item.set("Title", stock.path("ItemTitle"));
        item.set("PricePerUnit", stock.path("RetailPrice"));
        item.set("TaxRate", stock.path("TaxRate"));
        arguments.within("linePricing").ifPresent(given -> price(item, given));
        return edited(items.add(arguments.needId("orderId"), item));
    }

    /// What is not given stays as the stock item has it.
    private static void price(ObjectNode item, Arguments given) {
        given.node("PricePerUnit").ifPresent(price -> item.set("PricePerUnit", price));
        given.node("TaxRatePercentage").ifPresent(rate -> item.set("TaxRate", rate));
        given.node("DiscountPercentage").ifPresent(discount -> item.set("Discount", discount));
        given.node("TaxInclusive").ifPresent(inclusive -> item.set("TaxCostInclusive", inclusive));
    }

    private Answer updateItem(Arguments arguments) {
        var item = arguments.node("orderItem").orElseThrow(() -> new Refused("Parameter orderItem is missing."));
        return edited(items.update(arguments.needId("orderId"), (ObjectNode) item));
    }

    private Answer removeItem(Arguments arguments) {
        return edited(items.remove(arguments.needId("orderId"), arguments.needId("rowid")));
    }

    private static Answer edited(Optional<Edited> edited) {
        return edited.map(done -> Replies.ok(done.answer())).orElseGet(() -> Replies.refused("Order not found"));
    }

    private Answer totals(Arguments arguments) {
        var info = info(arguments);
        desk.edit(arguments.needId("orderId"), order -> order.withObject("/TotalsInfo").setAll(info));
        return Replies.done();
    }

    private Answer customer(Arguments arguments) {
        write(arguments, "CustomerInfo");
        return shop.orders().byId(arguments.needId("orderId"))
                .map(order -> Replies.ok(order.tree().path("TotalsInfo")))
                .orElseGet(() -> Replies.refused("Order not found"));
    }

    private Answer write(Arguments arguments, String part) {
        var info = info(arguments);
        desk.annotate(arguments.needId("orderId"), order -> order.withObject("/" + part).setAll(info));
        return Replies.done();
    }

    private static ObjectNode info(Arguments arguments) {
        return (ObjectNode) arguments.node("info").filter(JsonNode::isObject).orElseThrow(() -> new Refused(
                "Parameter info is missing."));
    }

    private Answer extendedProperties(Arguments arguments) {
        var properties = Json.MAPPER.createArrayNode();
        arguments.list("extendedProperties")
                .map(property -> (ObjectNode) property)
                .forEach(property -> properties.add(property.put("RowId", UUID.randomUUID().toString())));
        desk.annotate(arguments.needId("orderId"), order -> order.set("ExtendedProperties", properties));
        return Replies.ok(properties);
    }
}
