package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.RefundDesk;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Refund headers with their lines: reads and acts (Returns Refunds API).
final class RefundMethods {
    private static final Set<String> DONE = Set.of("PROCESSED", "ERROR_ACKED");

    private final Shop shop;
    private final InstantSource clock;
    private final Supplier<Variations> variations;
    private final RefundDesk desk;

    RefundMethods(Shop shop, InstantSource clock, Supplier<Variations> variations) {
        this.shop = shop;
        this.clock = clock;
        this.variations = variations;
        desk = new RefundDesk(shop);
    }

    List<Method> all() {
        return List.of(
                Method.post("ReturnsRefunds/GetRefundHeadersByOrderId", 150, this::ofOrder),
                Method.post(
                        "ReturnsRefunds/GetProcessedOrAckedErrorRefundHeaders",
                        150,
                        arguments -> page(arguments, RefundMethods::done)),
                Method.post(
                        "ReturnsRefunds/GetActionableRefundHeaders",
                        150,
                        arguments -> page(arguments, header -> !done(header))),
                Method.post("ReturnsRefunds/CreateRefund", 150, this::create),
                Method.post("ReturnsRefunds/ActionRefund", 150, this::action),
                Method.post("ReturnsRefunds/DeleteRefund", 150, this::delete));
    }

    private Answer ofOrder(Arguments arguments) {
        var order = arguments.wrapped("request").needId("OrderId");
        var headers = shop.refunds().all().stream()
                .filter(header -> Fields.id(header, "OrderId").equals(order))
                .toList();
        var answer = Json.object();
        answer.set("RefundHeaders", Replies.array(headers));
        return Replies.ok(answer);
    }

    private static boolean done(ObjectNode header) {
        return DONE.contains(Fields.text(header.path("Status"), "StatusHeader"));
    }

    private Answer page(Arguments arguments, Predicate<ObjectNode> which) {
        return HeaderPages.of(
                arguments, shop.refunds().all().stream().filter(which), "RefundHeaderId", "RefundHeaders");
    }

    private Answer create(Arguments arguments) {
        var request = arguments.wrapped("request");
        var order = shop.orders().byId(request.needId("OrderId"));
        var why = cannot(order);
        if (why.isPresent() || order.isEmpty()) {
            return Replies.ok(verdict(0, "", why.orElse("Other")));
        }
        var header =
                desk.book(order.get(), request.flag("ChannelInitiated"), request.list("RefundLines"), clock.instant());
        touch(order.get().card().id());
        return Replies.ok(verdict(header));
    }

    private static Optional<String> cannot(Optional<StoredOrder> order) {
        if (order.isEmpty()) {
            return Optional.of("MissingOrderInLinnworks");
        }
        return order.get().card().open() ? Optional.of("OpenOrderInLinnworks") : Optional.empty();
    }

    private Answer action(Arguments arguments) {
        var header = desk.action(arguments.wrapped("request").needWhole("RefundHeaderId"), clock.instant());
        touch(Fields.id(header, "OrderId"));
        return Replies.ok(verdict(header).put("SuccessfullyActioned", true));
    }

    /// Whether a refund counts as an update of its order is not known.
    private void touch(UUID orderId) {
        if (variations.get().lateChangesCount()) {
            shop.orders().touch(orderId, clock.instant());
        }
    }

    private Answer delete(Arguments arguments) {
        desk.delete(arguments.wrapped("request").needWhole("RefundHeaderId"));
        return Replies.ok(Json.object());
    }

    private static ObjectNode verdict(ObjectNode header) {
        var verdict = verdict(Fields.whole(header, "RefundHeaderId"), Fields.text(header, "ExternalReference"), "None");
        verdict.set("Status", header.path("Status"));
        verdict.set("RefundLines", header.path("RefundLines"));
        return verdict;
    }

    private static ObjectNode verdict(int headerId, String reference, String why) {
        var verdict = Json.object()
                .put("RefundHeaderId", headerId)
                .put("RefundReference", reference)
                .put("CannotRefundReason", why);
        verdict.putArray("Errors");
        verdict.putArray("RefundLines");
        return verdict;
    }
}
