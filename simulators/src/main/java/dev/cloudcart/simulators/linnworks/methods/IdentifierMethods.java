package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Identifiers;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Identifiers of open orders (Open Orders API).
final class IdentifierMethods {
    private final Shop shop;
    private final InstantSource clock;

    IdentifierMethods(Shop shop, InstantSource clock) {
        this.shop = shop;
        this.clock = clock;
    }

    List<Method> all() {
        return List.of(
                Method.get(
                        "OpenOrders/GetIdentifiers",
                        150,
                        _ -> Replies.ok(shop.identifiers().all())),
                Method.post("OpenOrders/GetIdentifiersByOrderIds", 150, arguments -> ofOrders(arguments.bare())),
                Method.post("OpenOrders/SaveIdentifier", 150, arguments -> save(arguments.bare())),
                Method.post("OpenOrders/DeleteIdentifier", 150, arguments -> delete(arguments.bare())),
                Method.post("OpenOrders/AssignOrderIdentifier", 250, arguments -> assign(arguments.bare())),
                Method.post("OpenOrders/UnassignOrderIdentifier", 250, arguments -> unassign(arguments.bare())));
    }

    private Answer ofOrders(Arguments request) {
        return Replies.ok(
                open(request).stream().flatMap(IdentifierMethods::marked).toList());
    }

    private static Stream<ObjectNode> marked(StoredOrder order) {
        return Identifiers.of(order)
                .map(identifier -> identifier.put("fkOrderId", order.card().id().toString()));
    }

    private Answer save(Arguments request) {
        var wanted = request.node("Identifier").orElseThrow(() -> new Refused("Parameter Identifier is missing."));
        return Replies.ok(shop.identifiers().save(wanted));
    }

    private Answer delete(Arguments request) {
        shop.identifiers().delete(tag(request), shop.orders(), clock.instant());
        return Replies.done();
    }

    private Answer assign(Arguments request) {
        return changed(request, shop.identifiers().assign(tag(request), open(request), shop.orders(), clock.instant()));
    }

    private Answer unassign(Arguments request) {
        return changed(
                request, shop.identifiers().unassign(tag(request), open(request), shop.orders(), clock.instant()));
    }

    private static Answer changed(Arguments request, List<UUID> changed) {
        var answer = Json.object();
        answer.set("Changed", Replies.ids(changed));
        answer.set(
                "NotChanged",
                Replies.ids(request.ids("OrderIds").stream()
                        .filter(id -> !changed.contains(id))
                        .toList()));
        return Replies.ok(answer);
    }

    private static String tag(Arguments request) {
        return request.text("Tag").orElseThrow(() -> new Refused("Parameter Tag is missing."));
    }

    private List<StoredOrder> open(Arguments request) {
        return shop.orders().byIds(request.needIds("OrderIds")).stream()
                .filter(order -> order.card().open())
                .toList();
    }
}
