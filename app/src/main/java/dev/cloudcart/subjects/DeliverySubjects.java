package dev.cloudcart.subjects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// What is billed of purchase orders: with the order and its other bills, with bills of what the order does not
/// have any more, with the credit of what did not come, and with the costs that are to be on its lines.
final class DeliverySubjects implements SubjectsOfKind {

    private final Related related;
    private final VanishedBills.Standing vanished;
    private final Map<UUID, Corrections.Billed> staying;
    private final Map<UUID, List<Position>> credits;
    private final Set<UUID> ownCosts;

    /// @param page by the ids of the deliveries
    /// @param positions of them
    DeliverySubjects(Knowledge known, Map<UUID, RawRecord> page, Map<UUID, List<Position>> positions) {
        var deliveries = Related.events(Delivery.class, page.values());
        related = Related.purchases(
                known,
                deliveries.stream().map(delivery -> delivery.order().id()).collect(Collectors.toSet()),
                deliveries.stream().flatMap(DeliverySubjects::others).collect(Collectors.toSet()));
        vanished = new VanishedBills(known).of(page.values(), positions);
        staying = new Corrections(known).staying(deliveries, positions);
        credits = credits(known, deliveries, staying.keySet());
        ownCosts = new CostBills(known)
                .own(
                        page.values(),
                        staying.values().stream().map(Corrections.Billed::event).toList());
    }

    /// A bill whose difference a vendor credit makes up goes on as what it was made from.
    @Override
    public Subject of(TradeEvent event, RawRecord record, List<Position> documents) {
        var delivery = (Delivery) event;
        var billed = staying.get(delivery.id());
        var dependsOn = Stream.concat(Stream.of(delivery.order().id()), others(delivery))
                .toList();
        return Subject.of(
                withoutOwnCosts(billed == null ? delivery : billed.event()),
                billed == null ? record.print() : billed.filed().print(),
                documents,
                withCredit(
                        vanished.with(related.of(dependsOn), delivery),
                        credits.get(Extent.CORRECTION.id(delivery.id()))));
    }

    /// What else its order can be billed by.
    private static Stream<UUID> others(Delivery delivery) {
        return new OrderBills(delivery.order().id(), delivery.deliveries())
                .all().stream().filter(other -> !other.equals(delivery.id()));
    }

    /// Those that stand of bills which are not to stay as they were made.
    private static Map<UUID, List<Position>> credits(Knowledge known, List<Delivery> deliveries, Set<UUID> staying) {
        var ids = deliveries.stream()
                .filter(delivery -> Corrections.isCorrectable(delivery) && !staying.contains(delivery.id()))
                .map(delivery -> Extent.CORRECTION.id(delivery.id()))
                .collect(Collectors.toSet());
        var credits = new HashMap<UUID, List<Position>>();
        known.left(SourceKind.DELIVERY, ids).forEach((credit, positions) -> {
            var left = known.foreseen().over(credit, positions);
            if (left != null && left.stream().anyMatch(Position.Live.class::isInstance)) {
                credits.put(credit, left);
            }
        });
        return credits;
    }

    private static Map<UUID, List<Position>> withCredit(
            Map<UUID, List<Position>> related, @Nullable List<Position> credit) {
        if (credit == null) {
            return related;
        }
        var all = new HashMap<>(related);
        credit.forEach(position -> all.put(position.key().source(), credit));
        return all;
    }

    /// A cost that has no bill of its own is on the bills of its deliveries.
    private Delivery withoutOwnCosts(Delivery delivery) {
        if (!delivery.isCost()) {
            return delivery.without(ownCosts);
        }
        return ownCosts.contains(delivery.id()) || !delivery.standing().counts()
                ? delivery
                : delivery.as(Standing.ON_OTHER_BILLS);
    }
}
