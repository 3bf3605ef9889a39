package dev.cloudcart.linnworks;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;

/// Names orders, also those that are hardly orders.
final class OrderRefs {
    private OrderRefs() {}

    static SourceRef of(RowJson row, OrderJson order) {
        var id = order.orderId() == null ? row.orderId() : order.orderId();
        var number = order.numOrderId() == null ? row.number() : order.numOrderId();
        return ref(id == null ? "" : id, number == null ? "" : number.toString());
    }

    static SourceRef ofMisshapen(byte[] raw) {
        try {
            var filed = Json.tree(raw);
            var order = filed.path("order");
            var row = filed.path("row");
            return ref(order.path("OrderId").asString(row.path("pkOrderID").asString("")),
                    order.path("NumOrderId").asString(row.path("nOrderId").asString("")));
        } catch (JacksonException malformed) {
            return ref("", "");
        }
    }

    private static SourceRef ref(String id, String number) {
        var uuid = uuid(id);
        return new SourceRef(SourceKind.SALE, uuid == null ? standIn(id + number) : uuid, number.isEmpty()
                ? id
                : number);
    }

    static @Nullable UUID uuid(@Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /// Whether the order is known by its number alone.
    static boolean isStandIn(SourceRef order) {
        return order.id().equals(standIn(order.number()));
    }

    private static UUID standIn(String name) {
        return UUID.nameUUIDFromBytes(("Linnworks order " + name).getBytes(StandardCharsets.UTF_8));
    }
}
