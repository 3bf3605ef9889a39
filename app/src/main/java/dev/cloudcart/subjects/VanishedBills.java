package dev.cloudcart.subjects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.DeliveredLine;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Bills that stand of deliveries and costs which their purchase orders do not have any more: what is to be billed anew
/// may be on one of these.
record VanishedBills(Knowledge known) {

    /// @param bills that stand, by their records
    /// @param costs those records that are of costs, as they were filed last
    record Standing(Rules rules, Map<UUID, List<Position>> bills, Map<UUID, Delivery> costs) {

        /// With those that may be about the same as a bill of this one.
        Map<UUID, List<Position>> with(Map<UUID, List<Position>> related, Delivery delivery) {
            if (bills.isEmpty()) {
                return related;
            }
            var all = new HashMap<>(related);
            var lines = lines(delivery);
            bills.forEach((other, positions) -> {
                if (isAbout(positions, lines) && (!delivery.isCost() || mayBeSame(delivery, costs.get(other)))) {
                    all.putIfAbsent(other, positions);
                }
            });
            return all;
        }

        private static boolean isAbout(List<Position> positions, Set<UUID> lines) {
            return positions.stream()
                    .anyMatch(position -> position instanceof Position.Live live
                            && live.intent().lines().stream().anyMatch(lines::contains));
        }

        /// Of one type, or to one vendor.
        private boolean mayBeSame(Delivery cost, @Nullable Delivery before) {
            return before == null
                    || before.costs().stream()
                            .anyMatch(one -> cost.costs().stream().anyMatch(two -> isLike(one, two)));
        }

        private boolean isLike(PurchaseCost one, PurchaseCost other) {
            return one.type().equalsIgnoreCase(other.type())
                    || rules.purchases()
                            .costs()
                            .vendorOf(one.type())
                            .equals(rules.purchases().costs().vendorOf(other.type()));
        }
    }

    /// @param records of any orders
    /// @param positions of these records
    Standing of(Collection<RawRecord> records, Map<UUID, List<Position>> positions) {
        var lines = new HashSet<UUID>();
        var there = new HashSet<UUID>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(Delivery delivery)) {
                if (mayBeBilled(delivery, record.print(), positions.getOrDefault(delivery.id(), List.of()))) {
                    lines.addAll(lines(delivery));
                }
                there.add(delivery.id());
                there.addAll(delivery.deliveries());
                if (delivery.isCost()) {
                    there.addAll(known.source().costs(record.raw()));
                }
            }
        }
        var bills = standing(lines, there);
        return new Standing(known.rules(), bills, costs(bills.keySet()));
    }

    /// Those of costs, as they were filed last.
    ///
    /// @param there the costs that these orders have now
    Map<UUID, Delivery> ofCosts(Set<UUID> orders, Set<UUID> there) {
        var standing = standing(orders, there);
        standing.values()
                .removeIf(positions -> positions.stream().noneMatch(position -> position instanceof Position.Live));
        return costs(standing.keySet());
    }

    private Map<UUID, List<Position>> standing(Set<UUID> lines, Set<UUID> there) {
        var others = new HashSet<>(known.journal().billing(known.company(), lines));
        others.removeAll(there);
        var bills = new HashMap<UUID, List<Position>>();
        known.left(SourceKind.DELIVERY, others).forEach((other, standing) -> {
            var left = known.foreseen().over(other, standing);
            bills.put(other, left == null ? List.of() : left);
        });
        return bills;
    }

    /// Anew, or with more than stands of it.
    private static boolean mayBeBilled(Delivery delivery, String print, List<Position> positions) {
        return delivery.standing().counts()
                && delivery.extent() != Extent.CORRECTION
                && isNewOrChanged(print, positions);
    }

    static boolean isNewOrChanged(String print, List<Position> positions) {
        return positions.stream()
                .noneMatch(position -> position instanceof Position.Live live
                        && live.intent().origin().version().print().equals(print));
    }

    /// What its bill would be about, as that is remembered of bills.
    private static Set<UUID> lines(Delivery delivery) {
        return delivery.isCost()
                ? Set.of(delivery.order().id())
                : delivery.lines().stream().map(DeliveredLine::orderLine).collect(Collectors.toSet());
    }

    private Map<UUID, Delivery> costs(Set<UUID> records) {
        var costs = new HashMap<UUID, Delivery>();
        var wanted = new ArrayList<SourceRef>();
        records.forEach(record -> wanted.add(new SourceRef(SourceKind.DELIVERY, record, "")));
        for (var filed : known.journal().raw(known.company(), wanted)) {
            if (known.source().reread(SourceKind.DELIVERY, filed.raw()) instanceof Reading.Read(Delivery delivery)
                    && delivery.isCost()) {
                costs.put(delivery.id(), delivery);
            }
        }
        return costs;
    }
}
