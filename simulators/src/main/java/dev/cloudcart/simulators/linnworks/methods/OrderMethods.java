package dev.cloudcart.simulators.linnworks.methods;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.cloudcart.simulators.linnworks.shop.Fields;
import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.linnworks.shop.Shop;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// Reads of single orders and of lists by id, open and processed alike (Orders API).
final class OrderMethods {
    /// "Returns maximum of 50 orders" (Orders API, GetOrderDetailsByReferenceId).
    private static final int BY_REFERENCE_MAX = 50;

    private final Shop shop;
    private final Showing showing;
    private final Supplier<Variations> variations;

    OrderMethods(Shop shop, Showing showing, Supplier<Variations> variations) {
        this.shop = shop;
        this.showing = showing;
        this.variations = variations;
    }

    List<Method> all() {
        return List.of(
                Method.post("Orders/GetOrdersById", 250, this::byIds),
                Method.get("Orders/GetOrderById", 150, this::byId),
                Method.get("Orders/GetOrderDetailsByNumOrderId", 250, this::byNumber),
                Method.get("Orders/GetOrderDetailsByReferenceId", 250, this::byReference),
                Method.get("Orders/GetOrderItems", 250, arguments -> part(arguments, "Items")),
                Method.get("Orders/GetOrderNotes", 250, arguments -> part(arguments, "Notes")),
                Method.get("Orders/GetExtendedProperties", 250, arguments -> part(arguments, "ExtendedProperties")),
                Method.get(
                        "Orders/GetCountries",
                        150,
                        _ -> Replies.ok(shop.countries().all())),
                Method.get(
                        "Orders/GetPaymentMethods",
                        150,
                        _ -> Replies.ok(shop.paymentMethods().all())));
    }

    /// A record that Linnworks stumbles over spoils the whole call (400 for everything, as its other methods
    /// answer).
    private List<StoredOrder> handedOut(List<StoredOrder> orders) {
        if (orders.stream()
                .anyMatch(order ->
                        variations.get().notHandedOut().contains(order.card().number()))) {
            throw new Refused(View.STUMBLED);
        }
        return orders;
    }

    private Optional<StoredOrder> handedOut(Optional<StoredOrder> order) {
        handedOut(order.stream().toList());
        return order;
    }

    private Answer byIds(Arguments arguments) {
        var ids = arguments.needIds("pkOrderIds");
        int most = variations.get().most(ids.size(), variations.get().idsMax());
        return Replies.joined(showing.details(handedOut(shop.orders().byIds(ids.subList(0, most)))));
    }

    private Answer byId(Arguments arguments) {
        return handedOut(shop.orders().byId(arguments.needId("pkOrderId")))
                .map(order -> Answer.json(200, showing.details(order)))
                .orElseGet(Replies::none);
    }

    /// "If not found empty class is returned" (Orders API, GetOrderDetailsByNumOrderId).
    private Answer byNumber(Arguments arguments) {
        return handedOut(shop.orders().byNumber(arguments.needWhole("OrderId")))
                .map(order -> Answer.json(200, showing.details(order)))
                .orElseGet(() -> Replies.ok(Json.object()));
    }

    /// "Order reference id, or SecondaryReferenceNumber", and no other (Orders API, GetOrderDetailsByReferenceId).
    private Answer byReference(Arguments arguments) {
        var wanted = arguments.text("ReferenceId").orElse("");
        var found = handedOut(shop.orders().byReference(wanted).stream()
                .filter(order -> answersTo(order, wanted))
                .toList());
        return Replies.joined(showing.details(found.subList(0, Math.min(found.size(), BY_REFERENCE_MAX))));
    }

    private static boolean answersTo(StoredOrder order, String reference) {
        var general = order.tree().path("GeneralInfo");
        return Stream.of("ReferenceNum", "SecondaryReference")
                .anyMatch(field -> Fields.text(general, field).equalsIgnoreCase(reference));
    }

    private Answer part(Arguments arguments, String field) {
        Optional<StoredOrder> order = shop.orders().byId(arguments.needId("orderId"));
        return order.map(found -> Replies.ok(found.tree().path(field))).orElseGet(() -> Replies.ok(List.of()));
    }
}
