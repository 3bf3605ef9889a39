package dev.cloudcart.simulators.linnworks;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.ItemEdits;
import dev.cloudcart.simulators.linnworks.shop.ItemEdits.Edited;
import dev.cloudcart.simulators.linnworks.shop.NewOrders;
import dev.cloudcart.simulators.linnworks.shop.OrderDesk;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What makes a merchant's day: orders come in, are paid, parked, changed, despatched and cancelled (Orders API).
final class OrderActMethods {
    private final Shop shop;
    private final InstantSource clock;
    private final OrderDesk desk;
    private final ItemEdits items;

    OrderActMethods(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
        desk = new OrderDesk(shop);
        items = new ItemEdits(desk);
    }

    List<Method> all() {
        return List.of(
                Method.post("Orders/CreateOrders", 150, this::create),
                Method.post("Orders/ChangeStatus", 150, this::changeStatus),
                Method.post("Orders/ChangeOrderTag", 250, this::tag),
                Method.post("Orders/LockOrder", 150, this::lock),
                Method.post("Orders/MoveToLocation", 150, this::move),
                Method.post("Orders/ProcessOrder", 250, this::process),
                Method.post("Orders/ProcessOrdersInBatch", 250, this::processAll),
                Method.post("Orders/CancelOrder", 150, this::cancel),
                Method.post("Orders/DeleteOrder", 150, this::delete),
                Method.post("Orders/AddOrderItem", 250, this::addItem),
                Method.post("Orders/UpdateOrderItem", 150, this::updateItem),
                Method.post("Orders/RemoveOrderItem", 150, this::removeItem),
                Method.post("Orders/SetOrderGeneralInfo", 250, arguments -> write(arguments, "GeneralInfo")),
                Method.post("Orders/SetOrderTotalsInfo", 150, this::totals),
                Method.post("Orders/SetOrderCustomerInfo", 150, this::customer),
                Method.post("Orders/SetExtendedProperties", 250, this::extendedProperties));
    }

    private Answer create(Arguments arguments) {
        if (arguments.node("orders").isEmpty()) {
            throw new Refused("Parameter orders is missing.");
        }
        var location = location(arguments.text("location").orElse(""));
        var orders = new NewOrders(shop);
        var saved = arguments.list("orders").map(order -> orders.save(order, location, clock.instant()));
        return Replies.ok(Replies.ids(saved.flatMap(Optional::stream).toList()));
    }

    /// By name or identifier; anything else is the Default location.
    private UUID location(String nameOrId) {
        return shop.locations().all().stream()
                .filter(location -> Fields.text(location, "LocationName").equalsIgnoreCase(nameOrId)
                        || Fields.text(location, "StockLocationId").equalsIgnoreCase(nameOrId))
                .findFirst()
                .map(location -> Fields.id(location, "StockLocationId"))
                .orElse(Fields.ZERO);
    }

    /// Sent as JSON it does nothing and says 200 all the same (observed live).
    private Answer changeStatus(Arguments arguments) {
        var ids = arguments.needIds("orderIds");
        int status = arguments.needWhole("status");
        return Replies.ok(Replies.ids(arguments.form() ? desk.changeStatus(ids, status, clock.instant()) : List.of()));
    }

    /// Sent as JSON it does nothing and says 200 all the same (observed live).
    private Answer tag(Arguments arguments) {
        var ids = arguments.needIds("orderIds");
        int tag = arguments.whole("tag", 0);
        return Replies.ok(Replies.ids(arguments.form() ? desk.tag(ids, tag) : List.of()));
    }

    private Answer lock(Arguments arguments) {
        desk.lock(arguments.needIds("orderIds"), arguments.flag("lockOrder"));
        return Replies.done();
    }

    private Answer move(Arguments arguments) {
        var moved = desk.move(arguments.needIds("orderIds"), arguments.needId("pkStockLocationId"));
        var answer = Json.object();
        answer.putArray("Errors");
        answer.set("OrdersMoved", Replies.ids(moved));
        answer.putObject("KeyedErrors");
        return Replies.ok(answer);
    }

    private Answer process(Arguments arguments) {
        return Replies.ok(process(arguments.needId("orderId")));
    }

    private Answer processAll(Arguments arguments) {
        return Replies.ok(arguments.needIds("ordersIds").stream().map(this::process).toList());
    }

    /// 200 in either case: whether it was done is in the body.
    private ObjectNode process(UUID id) {
        var hindrance = desk.process(id, clock.instant());
        return Json.object()
                .put("OrderId", id.toString())
                .put("Processed", hindrance.isEmpty())
                .put("Error", hindrance.orElse(null));
    }

    private Answer cancel(Arguments arguments) {
        var id = arguments.needId("orderId");
        desk.cancel(id, clock.instant());
        return Replies.ok(Json.MAPPER.getNodeFactory().stringNode(id.toString()));
    }

    private Answer delete(Arguments arguments) {
        desk.delete(arguments.needId("orderId"));
        return Replies.done();
    }

    private Answer addItem(Arguments arguments) {
        var stock = shop.stockItems().get(arguments.needId("itemId")).orElseThrow(() -> new Refused(
                "No items found with given filter."));
        var pricing = arguments.within("linePricing");
        var item = Json.object();
        item.set("StockItemId", stock.path("StockItemId"));
        item.set("ItemId", stock.path("StockItemId"));
        item.set("SKU", stock.path("ItemNumber"));
        item.set("ItemNumber", stock.path("ItemNumber"));
        item.set("Title", stock.path("ItemTitle"));
        item.put("Quantity", arguments.whole("quantity", 1));
        item.set("PricePerUnit", pricing.flatMap(given -> given.node("PricePerUnit")).orElse(stock.path(
                "RetailPrice")));
        item.set("TaxRate", pricing.flatMap(given -> given.node("TaxRatePercentage")).orElse(stock.path("TaxRate")));
        pricing.flatMap(given -> given.node("DiscountPercentage")).ifPresent(discount -> item.set("Discount",
                discount));
        item.put("TaxCostInclusive", pricing.map(given -> given.flag("TaxInclusive")).orElse(true));
        return edited(items.add(arguments.needId("orderId"), item));
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
        var properties = Fields.array(arguments.list("extendedProperties").map(property -> ((ObjectNode) property).put(
                "RowId",
                UUID.randomUUID().toString())));
        desk.annotate(arguments.needId("orderId"), order -> order.set("ExtendedProperties", properties));
        return Replies.ok(properties);
    }
}
