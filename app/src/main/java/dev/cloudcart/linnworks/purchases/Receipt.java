package dev.cloudcart.linnworks.purchases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.Moments;
import dev.cloudcart.linnworks.wire.PurchaseJson;

/// What came together of a purchase order: one delivery.
///
/// @param receivedAt when the first of it came; null when nobody knows
/// @param records in the order in which they were made
record Receipt(int delivery, @Nullable Instant receivedAt, List<PurchaseJson.Delivered> records) {

    private static final Comparator<Receipt> OLDEST_FIRST = Comparator.comparing(
                    Receipt::receivedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparingInt(Receipt::delivery);

    Receipt {
        records = List.copyOf(records);
    }

    /// All of a purchase order, the oldest first.
    ///
    /// @throws Senseless when a record does not say which delivery it is of, or nobody knows which there are, or
    /// which costs
    static List<Receipt> of(String number, PurchaseJson order) {
        if (isUnknown(order)) {
            throw new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(number));
        }
        var records = new TreeMap<Integer, List<PurchaseJson.Delivered>>();
        for (var record : order.records()) {
            if (record.delivery() == null) {
                throw new Senseless(OrderCause.PURCHASE_MISSHAPEN.of(number));
            }
            if (Decimals.orZero(record.quantity()).signum() != 0) {
                records.computeIfAbsent(record.delivery(), _ -> new ArrayList<>())
                        .add(record);
            }
        }
        return records.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /// Where its lines say that something came, or its header that there are costs, and no list of that is there, it is
    /// not empty.
    private static boolean isUnknown(PurchaseJson order) {
        return PurchaseJson.contradict(order.records(), PurchaseJson.Delivered::record)
                || (!order.tellsWhatCame()
                        && order.lines().stream()
                                .anyMatch(line ->
                                        Decimals.orZero(line.delivered()).signum() > 0))
                || (!order.tellsCosts() && PurchaseCosts.areStated(order.headerOrNone()));
    }

    private static Receipt of(int delivery, List<PurchaseJson.Delivered> records) {
        var received = records.stream()
                .map(record -> Moments.parse(record.createdAt()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        var inOrder = records.stream()
                .sorted(Comparator.comparing(
                        PurchaseJson.Delivered::record, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new Receipt(delivery, received.orElse(null), inOrder);
    }
}
