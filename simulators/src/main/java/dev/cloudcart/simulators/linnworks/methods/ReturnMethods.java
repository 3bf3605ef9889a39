package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.desks.ReturnDesk;
import dev.cloudcart.simulators.linnworks.desks.ReturnDesk.Booking;
import dev.cloudcart.simulators.linnworks.desks.ReturnDesk.Wanted;
import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.ReturnType;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Headers of returns, exchanges and resends with their lines: reads and acts (Returns Refunds API, RMA).
final class ReturnMethods {

    private final Shop shop;
    private final InstantSource clock;
    private final Supplier<Variations> variations;
    private final ReturnDesk desk;

    ReturnMethods(Shop shop, InstantSource clock, Supplier<Variations> variations) {
        this.shop = shop;
        this.clock = clock;
        this.variations = variations;
        desk = new ReturnDesk(shop);
    }

    List<Method> all() {
        return List.of(
                Method.post("ReturnsRefunds/GetRMAHeadersByOrderId", 150, this::ofOrder),
                Method.post(
                        "ReturnsRefunds/GetActionableRMAHeaders",
                        150,
                        arguments -> page(arguments, header -> !Fields.flag(header, "Actioned"))),
                Method.post(
                        "ReturnsRefunds/GetProcessedOrAckedErrorRMAHeaders",
                        150,
                        arguments -> page(arguments, header -> Fields.flag(header, "Actioned"))),
                Method.post("ReturnsRefunds/CreateRMABooking", 150, this::create),
                Method.post("ReturnsRefunds/ActionRMABooking", 150, this::action),
                Method.post("ReturnsRefunds/DeleteRMA", 150, this::delete));
    }

    private Answer ofOrder(Arguments arguments) {
        var answer = Json.object();
        answer.set(
                "RMAHeaders", Replies.array(desk.of(arguments.wrapped("request").needId("OrderId"))));
        return Replies.ok(answer);
    }

    private Answer page(Arguments arguments, Predicate<ObjectNode> which) {
        return HeaderPages.of(arguments, shop.returns().all().stream().filter(which), "RMAHeaderId", "RMAHeaders");
    }

    private Answer create(Arguments arguments) {
        var request = arguments.wrapped("request");
        var order = shop.orders().byId(request.needId("OrderId"));
        var why = cannot(order);
        if (why.isPresent() || order.isEmpty()) {
            return Replies.ok(verdict(Json.object(), why.stream().toList()));
        }
        var lines = Stream.of(
                        wanted(request, "ReturnItems", ReturnType.RETURN),
                        wanted(request, "ExchangeItems", ReturnType.EXCHANGE),
                        wanted(request, "ResendItems", ReturnType.RESEND))
                .flatMap(each -> each)
                .toList();
        var booked = desk.book(
                order.get(),
                new Booking(
                        request.flag("ChannelInitiated"),
                        request.text("Reference").orElse(""),
                        lines),
                clock.instant());
        if (booked.errors().isEmpty()) {
            touch(order.get().card().id());
        }
        return Replies.ok(verdict(booked.header(), booked.errors()));
    }

    private static Stream<Wanted> wanted(Arguments request, String list, ReturnType type) {
        return request.list(list).filter(JsonNode::isObject).map(line -> new Wanted(type, line));
    }

    private static Optional<String> cannot(Optional<StoredOrder> order) {
        if (order.isEmpty()) {
            return Optional.of("Order not found.");
        }
        return order.get().card().processed() && !order.get().card().cancelled()
                ? Optional.empty()
                : Optional.of("Only a processed order can come back.");
    }

    private Answer action(Arguments arguments) {
        var request = arguments.wrapped("request");
        int id = request.needWhole("RMAHeaderId");
        var order = request.id("OrderId");
        if (order.isPresent() && !order.get().equals(Fields.id(desk.find(id), "OrderId"))) {
            return Replies.refused("The return belongs to another order.");
        }
        var header = desk.action(id, clock.instant());
        touch(Fields.id(header, "OrderId"));
        var verdict = verdict(header, List.of()).put("SuccessfullyActioned", true);
        refund(header).ifPresent(refund -> verdict.put("RefundHeaderId", refund));
        verdict.set("Status", header.path("Status"));
        return Replies.ok(verdict);
    }

    /// The number of the refund that came of it.
    private Optional<Integer> refund(ObjectNode header) {
        var rows = Fields.objects(header, "RMALines")
                .map(line -> Fields.text(line, "RefundRowId"))
                .filter(row -> !row.isEmpty())
                .collect(Collectors.toSet());
        return shop.refunds().all().stream()
                .filter(refund -> Fields.objects(refund, "RefundLines")
                        .anyMatch(line -> rows.contains(Fields.text(line, "RefundRowId"))))
                .map(refund -> Fields.whole(refund, "RefundHeaderId"))
                .findFirst();
    }

    /// Whether a return counts as an update of its order is not known.
    private void touch(UUID orderId) {
        if (variations.get().lateChangesCount()) {
            shop.orders().touch(orderId, clock.instant());
        }
    }

    private Answer delete(Arguments arguments) {
        desk.delete(arguments.wrapped("request").needWhole("RMAHeaderId"));
        return Replies.ok(Json.object());
    }

    private static ObjectNode verdict(ObjectNode header, List<String> errors) {
        var verdict = Json.object().put("RMAHeaderId", Fields.whole(header, "RMAHeaderId"));
        verdict.set("Items", Fields.array(Fields.objects(header, "RMALines")));
        var sentences = verdict.putArray("Errors");
        errors.forEach(sentences::add);
        verdict.putArray("Info");
        return verdict;
    }
}
