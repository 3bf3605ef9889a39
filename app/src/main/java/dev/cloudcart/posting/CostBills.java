package dev.cloudcart.posting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.TradeSource;

/// Which costs beside the goods are billed by themselves: as the rules say, unless a cost is billed already. Then it
/// goes on as it began, so that nothing is billed twice when the rules become others.
record CostBills(CompanyId company, Rules rules, TradeSource source, Journal journal, AsIfPosted foreseen) {

    /// @param deliveries of any orders, and costs of them
    Set<UUID> own(Collection<Delivery> deliveries) {
        var costs = new HashMap<UUID, PurchaseCost>();
        var orders = new HashMap<UUID, OrderBills>();
        for (var delivery : deliveries) {
            delivery.costs().forEach(cost -> costs.put(cost.id(), cost));
            if (!delivery.costs().isEmpty()) {
                var order = delivery.order().id();
                orders.put(order, new OrderBills(order, delivery.deliveries()));
            }
        }
        if (costs.isEmpty()) {
            return Set.of();
        }
        var standing = billed(foreseen.left(journal.positions(company, SourceKind.DELIVERY, costs.keySet())));
        var wanted = costs.values().stream()
                .filter(cost -> rules.purchases().costs().vendorOf(cost.name()).isPresent())
                .map(PurchaseCost::id)
                .filter(cost -> !standing.contains(cost))
                .collect(Collectors.toCollection(HashSet::new));
        if (!wanted.isEmpty()) {
            wanted.removeAll(onLines(orders.values(), standing, wanted));
        }
        wanted.addAll(standing);
        return wanted;
    }

    /// What we have removed ourselves is billed no more.
    private static Set<UUID> billed(Map<UUID, List<Position>> positions) {
        return positions.entrySet().stream()
                .filter(one -> one.getValue().stream()
                        .anyMatch(position -> !(position instanceof Position.Gone gone && gone.byUs())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Those of the wanted that stand on bills of deliveries: by what these were made from, and what they came to.
    private Set<UUID> onLines(Collection<OrderBills> orders, Set<UUID> standing, Set<UUID> wanted) {
        var bills = orders.stream().flatMap(order -> order.all().stream()).collect(Collectors.toSet());
        var live = new HashMap<UUID, Position.Live>();
        foreseen.left(journal.positions(company, SourceKind.DELIVERY, bills)).forEach((bill, positions) -> {
            if (positions.size() == 1 && positions.getFirst() instanceof Position.Live one) {
                live.put(bill, one);
            }
        });
        var prints = new HashMap<UUID, String>();
        live.forEach(
                (bill, one) -> prints.put(bill, one.intent().origin().version().madeFrom()));
        var others = new HashSet<>(standing);
        others.addAll(wanted);
        var onLines = new HashSet<UUID>();
        for (var filed : journal.raw(company, SourceKind.DELIVERY, prints)) {
            var one = live.get(filed.source().id());
            if (one != null
                    && source.reread(SourceKind.DELIVERY, filed.raw()) instanceof Reading.Read(Delivery then)
                    && !one.intent()
                            .gross()
                            .isEqual(then.without(apart(then, others)).gross())) {
                then.costs().forEach(cost -> onLines.add(cost.id()));
            }
        }
        return onLines;
    }

    /// With the costs that its order had when it was billed and has no more: where they have, or would have had,
    /// bills of their own.
    private Set<UUID> apart(Delivery then, Set<UUID> others) {
        var apart = new HashSet<>(others);
        var dropped = new HashSet<UUID>();
        for (var cost : then.costs()) {
            if (rules.purchases().costs().vendorOf(cost.name()).isPresent()) {
                apart.add(cost.id());
            } else if (!others.contains(cost.id())) {
                dropped.add(cost.id());
            }
        }
        if (!dropped.isEmpty()) {
            apart.addAll(
                    journal.positions(company, SourceKind.DELIVERY, dropped).keySet());
        }
        return apart;
    }
}
