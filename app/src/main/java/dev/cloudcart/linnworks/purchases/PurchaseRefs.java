package dev.cloudcart.linnworks.purchases;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;
import dev.cloudcart.linnworks.wire.Wording;

/// Names purchase orders and their deliveries, also those that are hardly any.
final class PurchaseRefs {

    /// Where something else stands in place of a number, this much of it will do.
    private static final int SHOWN_MAX = 100;

    private static final String[] HEADER = {"PurchaseOrder", "PurchaseOrderHeader"};

    private PurchaseRefs() {}

    /// Found without reading the rest, so that nothing of it can spoil the name.
    static SourceRef order(byte[] raw) {
        var id = member(raw, "pkPurchaseID");
        var number = member(raw, "ExternalInvoiceNumber");
        var uuid = OrderRefs.uuid(id);
        var shown = Wording.plain(Wording.cut(number.isBlank() ? id : number, SHOWN_MAX));
        return new SourceRef(SourceKind.PURCHASE_ORDER, uuid == null ? standIn(id + number) : uuid, shown);
    }

    /// Linnworks numbers deliveries, and has no other name for them.
    static SourceRef delivery(SourceRef order, int delivery) {
        return new SourceRef(
                SourceKind.DELIVERY, deliveryId(order.id(), delivery), "%s-%d".formatted(order.number(), delivery));
    }

    /// Linnworks numbers payment statements, and has no other name for them.
    static SourceRef statement(SourceRef order, int statement) {
        return new SourceRef(
                SourceKind.PAYMENT_STATEMENT,
                statementId(order.id(), statement),
                "%s-P%d".formatted(order.number(), statement));
    }

    static UUID statementId(UUID order, int statement) {
        return UUID.nameUUIDFromBytes((order + "/paid " + statement).getBytes(StandardCharsets.UTF_8));
    }

    /// Linnworks numbers additional costs, and has no other name for them.
    static SourceRef cost(SourceRef order, int cost) {
        return new SourceRef(SourceKind.DELIVERY, costId(order.id(), cost), "%s-A%d".formatted(order.number(), cost));
    }

    static UUID costId(UUID order, int cost) {
        return UUID.nameUUIDFromBytes((order + "/cost " + cost).getBytes(StandardCharsets.UTF_8));
    }

    /// All that came of a purchase order, or was ordered, goes by its number.
    static SourceRef whole(SourceRef order, Extent extent) {
        return new SourceRef(SourceKind.DELIVERY, extent.id(order.id()), order.number());
    }

    static UUID deliveryId(UUID order, int delivery) {
        return UUID.nameUUIDFromBytes((order + "/" + delivery).getBytes(StandardCharsets.UTF_8));
    }

    /// Which purchase order a filed record is of; null where it does not say.
    static @Nullable UUID orderId(byte[] raw) {
        return OrderRefs.uuid(member(raw, "pkPurchaseID"));
    }

    static String member(byte[] raw, String name) {
        var filed = Slice.of(raw);
        var whole = Json.member(filed, HEADER[0], HEADER[1], name);
        if (!whole.isEmpty()) {
            return whole;
        }
        var listed = Json.member(filed, "Header", name);
        return listed.isEmpty() ? Json.member(filed, "Now", HEADER[0], HEADER[1], name) : listed;
    }

    private static UUID standIn(String name) {
        return UUID.nameUUIDFromBytes(("Linnworks purchase order " + name).getBytes(StandardCharsets.UTF_8));
    }
}
