package dev.cloudcart.simulators.linnworks.shop;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Press.Pressed;
import dev.cloudcart.simulators.wire.Json;

/// One order: its card, its details exactly as they came, and, once processed, its row in the processed orders.
public final class StoredOrder {
    private final OrderCard card;
    private final Pressed details;
    private final @Nullable Pressed row;
    private final Instant lastUpdated;

    StoredOrder(OrderCard card, Pressed details, @Nullable Pressed row, Instant lastUpdated) {
        this.card = card;
        this.details = details;
        this.row = row;
        this.lastUpdated = lastUpdated;
    }

    public OrderCard card() {
        return card;
    }

    /// Only version 2 of the orders API tells it.
    public Instant lastUpdated() {
        return lastUpdated;
    }

    StoredOrder updated(Instant now) {
        return new StoredOrder(card, details, row, now);
    }

    /// The `OrderDetails`, byte for byte as loaded or last written.
    public byte[] details() {
        return details.bytes();
    }

    /// A copy to read from or to change; the order itself stays as it is.
    public ObjectNode tree() {
        return (ObjectNode) Json.read(details.bytes());
    }

    /// The flat `ProcessedOrderWeb`; only a processed order has one.
    public byte[] row() {
        if (row == null) {
            throw new IllegalStateException("Order " + card.number() + " is open and has no row");
        }
        return row.bytes();
    }
}
