package dev.cloudcart.simulators.linnworks.lists;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Moments;
import dev.cloudcart.simulators.linnworks.shop.StoredOrder;
import dev.cloudcart.simulators.wire.Json;

/// What happened to an order and when, told from its own dates (Processed Orders API, AuditEntry). The type codes
/// are ours: the specification names none.
public final class OrderTrail {
    private OrderTrail() {}

    private record Entry(String type, String note, @Nullable Instant at) {}

    /// The newest first.
    public static List<ObjectNode> of(StoredOrder order) {
        var card = order.card();
        var entries = Stream.of(
                        new Entry("ORDER_CREATED", "Order created", card.received()),
                        new Entry("ORDER_PAID", "Order paid", card.paidOn()),
                        new Entry("ORDER_PROCESSED", "Order processed", card.cancelled() ? null : card.processedOn()),
                        new Entry("ORDER_CANCELLED", "Order cancelled", card.cancelledOn()))
                .filter(entry -> entry.at() != null)
                .sorted(Comparator.comparing(OrderTrail::moment))
                .toList();
        return Stream.iterate(entries.size(), number -> number > 0, number -> number - 1)
                .map(number -> entry(entries.get(number - 1), number, order))
                .toList();
    }

    private static Instant moment(Entry entry) {
        return entry.at() == null ? Instant.MIN : entry.at();
    }

    private static ObjectNode entry(Entry entry, int number, StoredOrder order) {
        return Json.object()
                .put("sid_history", number)
                .put("fkOrderId", order.card().id().toString())
                .put("HistoryNote", entry.note())
                .put("fkOrderHistoryTypeId", entry.type())
                .put("DateStamp", Moments.write(moment(entry)))
                .put("Tag", "")
                .put("UpdatedBy", "merchant@example.com")
                .put("TypeDescription", entry.note());
    }
}
