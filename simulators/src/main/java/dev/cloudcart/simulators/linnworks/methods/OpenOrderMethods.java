package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.simulators.linnworks.lists.OpenOrder;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Lists of open orders, always of one location; an order leaves them when it is processed or cancelled.
final class OpenOrderMethods {
    private static final String LOCATION = "fulfilmentCenter";

    private final Shop shop;
    private final InstantSource clock;
    private final OpenPages pages;

    OpenOrderMethods(Shop shop, InstantSource clock, OpenPages pages) {
        this.shop = shop;
        this.clock = clock;
        this.pages = pages;
    }

    List<Method> all() {
        return List.of(
                Method.post("Orders/GetOpenOrders", 250, this::openOrders),
                Method.post("Orders/GetAllOpenOrders", 250, this::allOpenOrders),
                Method.post("Orders/GetOrders", 150, this::orders),
                Method.post("OpenOrders/GetOpenOrdersDetails", 150, arguments -> details(arguments.bare())),
                Method.get("OpenOrders/GetAvailableChannels", 150, _ -> channels()));
    }

    private Answer openOrders(Arguments arguments) {
        var list = new OpenFilters(clock.instant()).read(arguments);
        var question = List.of(arguments.text(LOCATION), list);
        var found = list.in(pages.at(arguments, LOCATION));
        return Replies.ok(Replies.paged(pages.orders(found, question, arguments).map(OpenOrder::of)));
    }

    private Answer allOpenOrders(Arguments arguments) {
        var list = new OpenFilters(clock.instant()).read(arguments);
        return Replies.ok(Replies.ids(ids(list.in(pages.at(arguments, LOCATION)))));
    }

    private Answer orders(Arguments arguments) {
        return Replies.ok(
                open(arguments.needIds("ordersIds")).stream().map(OpenOrder::of).toList());
    }

    private Answer details(Arguments request) {
        var levels = request.list("DetailLevel").map(level -> level.asString()).collect(Collectors.toSet());
        var orders = open(request.needIds("OrderIds"));
        if (levels.isEmpty()) {
            return Answer.json(
                    200,
                    Replies.join(
                            "{\"Orders\":[",
                            orders.stream().map(StoredOrder::details).toList(),
                            "]}"));
        }
        var answer = Json.object();
        answer.set(
                "Orders",
                Replies.array(orders.stream()
                        .map(order -> DetailLevel.cut(order.tree(), levels))
                        .toList()));
        return Replies.ok(answer);
    }

    private Answer channels() {
        var answer = Json.object();
        var channels = answer.putArray("Channels");
        shop.orders().all().stream()
                .map(order -> order.card().source())
                .distinct()
                .sorted()
                .forEach(source -> channels.addObject()
                        .put("Name", source)
                        .put("Identifier", source)
                        .put("Logo", ""));
        return Replies.ok(answer);
    }

    private List<StoredOrder> open(List<UUID> ids) {
        return shop.orders().byIds(ids).stream()
                .filter(order -> order.card().open())
                .toList();
    }

    static List<UUID> ids(List<StoredOrder> orders) {
        return orders.stream().map(order -> order.card().id()).toList();
    }
}
