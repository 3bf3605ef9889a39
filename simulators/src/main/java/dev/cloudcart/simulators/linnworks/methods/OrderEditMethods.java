package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.ItemEdits;
import dev.cloudcart.simulators.linnworks.desks.ItemEdits.Edited;
import dev.cloudcart.simulators.linnworks.desks.OrderDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Changes to what an order says: its lines, its totals, its buyer (Orders API).
final class OrderEditMethods {
    private final Shop shop;
    private final InstantSource clock;
    private final OrderDesk desk;
    private final ItemEdits items;

    OrderEditMethods(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
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
                Method.post("Orders/SetOrderShippingInfo", 250, this::shipping),
                Method.post("Orders/AddOrderService", 150, arguments -> addService(arguments.bare())),
                Method.post("Orders/SetOrderCustomerInfo", 150, this::customer));
    }

    private Answer addItem(Arguments arguments) {
        var stock = shop.stockItems()
                .get(arguments.needId("itemId"))
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
        return edited(items.add(arguments.needId("orderId"), item, clock.instant()));
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
        return edited(items.update(arguments.needId("orderId"), (ObjectNode) item, clock.instant()));
    }

    private Answer removeItem(Arguments arguments) {
        return edited(items.remove(arguments.needId("orderId"), arguments.needId("rowid"), clock.instant()));
    }

    private static Answer edited(Optional<Edited> edited) {
        return edited.map(done -> Replies.ok(done.answer())).orElseGet(() -> Replies.refused("Order not found"));
    }

    /// A service has a price without tax and no stock item.
    private Answer addService(Arguments request) {
        var name = request.text("Service").orElseThrow(() -> new Refused("Parameter Service is missing."));
        var item = Json.object().put("Quantity", request.whole("Quantity", 1)).put("IsService", true);
        item.put("TaxCostInclusive", false)
                .put("Title", name)
                .put("SKU", "")
                .put("ItemNumber", name)
                .put("StockItemId", Fields.ZERO.toString())
                .put("ItemId", Fields.ZERO.toString());
        request.node("Cost").ifPresent(cost -> item.set("PricePerUnit", cost));
        request.node("TaxRate").ifPresent(rate -> item.set("TaxRate", rate));
        request.node("DiscountPercentage").ifPresent(discount -> item.set("Discount", discount));
        return edited(items.add(request.needId("OrderId"), item, clock.instant()));
    }

    /// The cost of postage counts in the totals too.
    private Answer shipping(Arguments arguments) {
        var info = info(arguments);
        var edited = desk.edit(arguments.needId("orderId"), clock.instant(), order -> {
            order.withObject("/ShippingInfo").setAll(info);
            if (info.has("PostageCost")) {
                order.withObject("/TotalsInfo").set("PostageCost", info.path("PostageCost"));
            }
        });
        return edited.map(OrderEditMethods::totalsAndShipping).orElseGet(() -> Replies.refused("Order not found"));
    }

    private static Answer totalsAndShipping(ObjectNode order) {
        var answer = Json.object();
        answer.set("TotalsInfo", order.path("TotalsInfo"));
        answer.set("ShippingInfo", order.path("ShippingInfo"));
        return Replies.ok(answer);
    }

    private Answer totals(Arguments arguments) {
        var info = info(arguments);
        desk.edit(
                arguments.needId("orderId"),
                clock.instant(),
                order -> order.withObject("/TotalsInfo").setAll(info));
        return Replies.done();
    }

    private Answer customer(Arguments arguments) {
        write(arguments, "CustomerInfo");
        return shop.orders()
                .byId(arguments.needId("orderId"))
                .map(order -> Replies.ok(order.tree().path("TotalsInfo")))
                .orElseGet(() -> Replies.refused("Order not found"));
    }

    private Answer write(Arguments arguments, String part) {
        var info = info(arguments);
        desk.annotate(
                arguments.needId("orderId"),
                clock.instant(),
                order -> order.withObject("/" + part).setAll(info));
        return Replies.done();
    }

    private static ObjectNode info(Arguments arguments) {
        return (ObjectNode) arguments
                .node("info")
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new Refused("Parameter info is missing."));
    }
}
