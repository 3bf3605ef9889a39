package dev.cloudcart.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.subjects.Knowledge;

/// Which records purchase orders are billed by: their deliveries, or all that came or was ordered in place of these,
/// and costs that have bills of their own.
///
/// @param orders where purchase orders walk
/// @param deliveries where deliveries walk
/// @param followed deliveries of which something is still to be done, by their purchase orders
/// @param asked those that were held and are tried again
record PurchaseBills(Knowledge known, Walk orders, Walk deliveries, Map<UUID, Set<UUID>> followed, Set<UUID> asked) {

    PurchaseBills(Knowledge known, Walk orders, Walk deliveries) {
        this(known, orders, deliveries, new HashMap<>(), new HashSet<>());
    }

    /// @param held that are tried again with their orders: whether others are billed in their place by now is told of
    /// each, and those that these do not have any more are tried as such
    void ask(Collection<UUID> held) {
        asked.addAll(held);
        follow(held);
    }

    /// @param unfinished deliveries of which something is still to be done
    void follow(Collection<UUID> unfinished) {
        deliveries.legible(unfinished).forEach(record -> {
            if (record.reading() instanceof Reading.Read(Delivery delivery) && isFollowed(delivery)) {
                followed.computeIfAbsent(delivery.order().id(), _ -> new HashSet<>())
                        .add(delivery.id());
            }
        });
    }

    /// What a purchase order has none of any more. A correction is worked out with its delivery, unless both are over.
    private static boolean isFollowed(Delivery delivery) {
        return switch (delivery.extent()) {
            case DELIVERY, COST, REBATE -> true;
            case CORRECTION -> delivery.standing().isOver();
            case ALL_THAT_CAME, ALL_ORDERED -> false;
        };
    }

    /// What purchase orders are billed by, and what stands of all else that they can be: all that came, or was ordered,
    /// takes the place of deliveries.
    ///
    /// @param records of whole purchase orders
    List<RawRecord> of(List<RawRecord> records) {
        var bills = new HashMap<UUID, OrderBills>();
        var ids = new HashSet<UUID>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(PurchaseOrder order)) {
                bills.put(order.id(), OrderBills.of(order));
                ids.addAll(OrderBills.of(order).all());
            } else if (isCost(record)) {
                ids.add(record.id());
            }
        }
        var positions = known.positions(SourceKind.DELIVERY, ids);
        var extents = new HashMap<UUID, Extent>();
        bills.forEach(
                (order, some) -> extents.put(order, some.extent(known.rules().purchases(), positions)));
        var billed = new ArrayList<RawRecord>();
        for (var record : records) {
            if (isBilled(record, extents, positions)) {
                billed.add(record);
            }
            var extent = extents.getOrDefault(record.id(), Extent.DELIVERY);
            Stream.of(Extent.ALL_THAT_CAME, Extent.ALL_ORDERED)
                    .filter(one -> one == extent || asked.contains(one.id(record.id())))
                    .flatMap(one -> known.source().whole(one, record.raw()).stream())
                    .forEach(billed::add);
        }
        billed.addAll(vanished(records));
        return billed;
    }

    private boolean isBilled(
            RawRecord record, Map<UUID, Extent> extents, Map<UUID, ? extends Collection<Position>> positions) {
        if (!(record.reading() instanceof Reading.Read(Delivery delivery))) {
            return true;
        }
        var isOne = delivery.isCost()
                ? delivery.costs().stream()
                        .anyMatch(cost -> known.rules()
                                .purchases()
                                .costs()
                                .vendorOf(cost.type())
                                .isPresent())
                : extents.get(delivery.order().id()) == Extent.DELIVERY;
        return isOne || positions.containsKey(delivery.id()) || asked.contains(delivery.id());
    }

    static boolean isCost(RawRecord record) {
        return record.reading() instanceof Reading.Read(Delivery delivery) && delivery.isCost();
    }

    /// Deliveries and costs that their purchase orders do not have any more, posted, held or in doubt: by what was
    /// filed of these last, and by what is still to be done.
    ///
    /// @param records of purchase orders, and of all or some that is there of them
    private List<RawRecord> vanished(List<RawRecord> records) {
        var now = new HashMap<UUID, RawRecord>();
        var there = new HashSet<UUID>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(PurchaseOrder order)) {
                now.put(order.id(), record);
            } else {
                there.add(record.id());
            }
        }
        var missing = new HashSet<UUID>();
        for (var before : orders.legible(now.keySet())) {
            var order = now.get(before.id());
            if (order != null) {
                missing.addAll(vanished(before, order));
            }
        }
        missing.removeAll(there);
        return vanished(missing);
    }

    /// Of one that is gone itself nothing is there, whatever its record says. Where it made no sense before, what stood
    /// then is followed.
    private Set<UUID> vanished(RawRecord before, RawRecord now) {
        var missing = new HashSet<UUID>();
        if (now.reading() instanceof Reading.Read(PurchaseOrder order)) {
            if (before.reading() instanceof Reading.Read(PurchaseOrder filed)) {
                missing.addAll(filed.deliveries());
                missing.addAll(known.source().costs(before.raw()));
            }
            missing.addAll(followed.getOrDefault(order.id(), Set.of()));
            if (!order.standing().isOver()) {
                missing.removeAll(order.deliveries());
                missing.removeAll(known.source().costs(now.raw()));
            }
            if (order.deliveries().isEmpty()) {
                missing.add(Extent.ALL_THAT_CAME.id(order.id()));
            }
        }
        return missing;
    }

    /// One that was held is billed no more than one that was posted. Of one that never made sense nothing stands,
    /// and it is held no longer.
    private List<RawRecord> vanished(Set<UUID> missing) {
        var standing = new HashSet<UUID>();
        known.positions(SourceKind.DELIVERY, missing).forEach((delivery, positions) -> {
            if (!positions.stream().allMatch(Position.Gone.class::isInstance)) {
                standing.add(delivery);
            }
        });
        var filed = deliveries.legible(missing);
        deliveries.gone(filed.stream()
                .filter(record -> !record.makesSense() && !standing.contains(record.id()))
                .map(record -> record.reading().ref())
                .toList());
        return filed.stream()
                .filter(RawRecord::makesSense)
                .filter(record -> standing.contains(record.id()) || !record.isOver())
                .map(this::vanished)
                .toList();
    }

    private RawRecord vanished(RawRecord record) {
        return record.reading() instanceof Reading.Read(Delivery delivery) && delivery.extent() == Extent.CORRECTION
                ? record
                : known.source().vanished(record.raw());
    }
}
