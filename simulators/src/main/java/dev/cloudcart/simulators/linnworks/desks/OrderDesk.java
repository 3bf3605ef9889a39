package dev.cloudcart.simulators.linnworks.desks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.OrderCard;
import dev.cloudcart.simulators.linnworks.shop.Orders;
import dev.cloudcart.simulators.linnworks.shop.Shop;

/// What a merchant does with orders. Acts on unknown orders do nothing.
public final class OrderDesk {
    private static final int PAID = 1;
    private static final int PARKED = 7;

    private final Orders orders;

    public OrderDesk(Shop shop) {
        orders = shop.orders();
    }

    /// Sets the payment status of open orders; a parked one is left as it is without a word (observed live).
    /// Answers the orders that were changed.
    ///
    /// @param status 0 unpaid, 1 paid, 2 return, 3 pending, 4 resend
    public List<UUID> changeStatus(Collection<UUID> ids, int status, Instant now) {
        return change(ids, card -> card.open() && !card.parked(), now, order -> {
            general(order).put("Status", status);
            if (status == PAID && !order.hasNonNull("PaidDateTime")) {
                order.put("PaidDateTime", Moments.write(now));
            }
        });
    }

    /// Marks open orders with a tag; tag 7 parks them, any other takes them out again.
    public List<UUID> tag(Collection<UUID> ids, int tag, Instant now) {
        return change(
                ids,
                OrderCard::open,
                now,
                order -> general(order).put("Marker", tag).put("IsParked", tag == PARKED));
    }

    public List<UUID> lock(Collection<UUID> ids, boolean locked, Instant now) {
        return change(ids, OrderCard::open, now, order -> general(order).put("HoldOrCancel", locked));
    }

    public List<UUID> move(Collection<UUID> ids, UUID location, Instant now) {
        return change(ids, OrderCard::open, now, order -> {
            order.put("FulfilmentLocationId", location.toString());
            general(order).put("Location", location.toString());
        });
    }

    /// Despatches an open order, or answers why it cannot be.
    public Optional<String> process(UUID id, Instant now) {
        var order = orders.byId(id);
        if (order.isEmpty()) {
            return Optional.of("Order not found");
        }
        var why = hindrance(order.get().card());
        if (why.isEmpty()) {
            var tree = order.get().tree();
            orders.put(tree.put("Processed", true).put("ProcessedDateTime", Moments.write(now)), now);
        }
        return why;
    }

    private static Optional<String> hindrance(OrderCard card) {
        if (card.processed()) {
            return Optional.of("Order is already processed");
        }
        if (card.parked()) {
            return Optional.of("Order is parked");
        }
        return card.held() ? Optional.of("Order is locked") : Optional.empty();
    }

    /// Cancels an order: it counts as processed from then on, and its `HoldOrCancel` is set.
    public void cancel(UUID id, Instant now) {
        orders.byId(id).filter(order -> !order.card().cancelled()).ifPresent(order -> {
            var tree = order.tree();
            general(tree).put("HoldOrCancel", true);
            if (order.card().open()) {
                tree.put("Processed", true).put("ProcessedDateTime", Moments.write(now));
            }
            orders.putCancelled(tree, now);
        });
    }

    public void delete(UUID id) {
        orders.remove(id);
    }

    /// Changes an open order and adds it up again.
    public Optional<ObjectNode> edit(UUID id, Instant now, Consumer<ObjectNode> change) {
        return orders.byId(id).filter(order -> order.card().open()).map(order -> {
            var tree = order.tree();
            change.accept(tree);
            Sums.totals(tree);
            orders.put(tree, now);
            return tree;
        });
    }

    /// Writes into an order what does not change its sums; open or processed.
    public Optional<ObjectNode> annotate(UUID id, Instant now, Consumer<ObjectNode> change) {
        return orders.byId(id).map(order -> {
            var tree = order.tree();
            change.accept(tree);
            orders.put(tree, now);
            return tree;
        });
    }

    private List<UUID> change(
            Collection<UUID> ids, Predicate<OrderCard> which, Instant now, Consumer<ObjectNode> change) {
        var changed = orders.byIds(ids).stream()
                .filter(order -> which.test(order.card()))
                .toList();
        changed.forEach(order -> {
            var tree = order.tree();
            change.accept(tree);
            orders.put(tree, now);
        });
        return changed.stream().map(order -> order.card().id()).toList();
    }

    private static ObjectNode general(ObjectNode order) {
        return order.withObject("/GeneralInfo");
    }
}
