package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.NewOrders;
import dev.cloudcart.simulators.linnworks.desks.OrderDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// What makes a merchant's day: orders come in, are paid, parked, moved, despatched and cancelled (Orders API).
final class OrderActMethods {
    private final Shop shop;
    private final InstantSource clock;
    private final OrderDesk desk;

    OrderActMethods(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
        desk = new OrderDesk(shop);
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
                Method.post("Orders/DeleteOrder", 150, this::delete));
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
        return Replies.ok(Replies.ids(arguments.form() ? desk.tag(ids, tag, clock.instant()) : List.of()));
    }

    private Answer lock(Arguments arguments) {
        desk.lock(arguments.needIds("orderIds"), arguments.flag("lockOrder"), clock.instant());
        return Replies.done();
    }

    private Answer move(Arguments arguments) {
        var moved = desk.move(arguments.needIds("orderIds"), arguments.needId("pkStockLocationId"), clock.instant());
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
        return Replies.ok(
                arguments.needIds("ordersIds").stream().map(this::process).toList());
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
}
