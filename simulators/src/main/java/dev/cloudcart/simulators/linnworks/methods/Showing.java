package dev.cloudcart.simulators.linnworks.methods;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.lists.Redaction;
import dev.cloudcart.simulators.linnworks.shop.Orders;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// Orders as they may be read now: byte for byte as recorded, or without a buyer whose days are over.
final class Showing {
    private final Orders orders;
    private final InstantSource clock;
    private final Supplier<Variations> variations;

    Showing(Orders orders, InstantSource clock, Supplier<Variations> variations) {
        this.orders = orders;
        this.clock = clock;
        this.variations = variations;
    }

    List<byte[]> details(List<StoredOrder> found) {
        return found.stream().map(this::details).toList();
    }

    byte[] details(StoredOrder order) {
        if (!variations.get().buyersRedacted()) {
            return order.details();
        }
        return Json.bytes(tree(order));
    }

    /// The flat row of a processed order.
    byte[] row(StoredOrder order) {
        if (!variations.get().buyersRedacted()) {
            return order.row();
        }
        return Json.bytes(orders.row(tree(order), order.card()));
    }

    ObjectNode tree(StoredOrder order) {
        var tree = order.tree();
        return variations.get().buyersRedacted() && Redaction.isDue(tree, clock.instant())
                ? Redaction.redacted(tree)
                : tree;
    }
}
