package dev.cloudcart.linnworks.reading;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.RowJson;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.Wording;

/// Names orders, also those that are hardly orders.
public final class OrderRefs {
    /// Where something else stands in place of an id, this much of it will do.
    private static final int SHOWN_MAX = 100;

    private OrderRefs() {}

    public static SourceRef of(RowJson row, OrderJson order) {
        var id = order.orderId() == null ? row.orderId() : order.orderId();
        var number = order.numOrderId() == null ? row.number() : order.numOrderId();
        return ref(id == null ? "" : id, number == null ? "" : number.toString());
    }

    public static SourceRef ofMisshapen(byte[] raw) {
        var filed = Slice.of(raw);
        return ref(
                first(Json.member(filed, "order", "OrderId"), Json.member(filed, "row", "pkOrderID")),
                first(Json.member(filed, "order", "NumOrderId"), Json.member(filed, "row", "nOrderId")));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static SourceRef ref(String id, String number) {
        var uuid = uuid(id);
        var shown = Wording.plain(Wording.cut(number.isEmpty() ? id : number, SHOWN_MAX));
        return new SourceRef(SourceKind.SALE, uuid == null ? standIn(id + number) : uuid, shown);
    }

    public static @Nullable UUID uuid(@Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /// Whether the order is known by its number alone.
    public static boolean isStandIn(SourceRef order) {
        return order.id().equals(standIn(order.number()));
    }

    private static UUID standIn(String name) {
        return UUID.nameUUIDFromBytes(("Linnworks order " + name).getBytes(StandardCharsets.UTF_8));
    }
}
