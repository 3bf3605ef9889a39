package dev.cloudcart.subjects;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Which costs beside the goods are billed by themselves: as the rules say, unless a cost is billed already. Then it
/// goes on as it began, so that nothing is billed twice when the rules become others; and so does one that took the
/// place of a cost of its type.
record CostBills(Knowledge known) {

    /// @param order that it is of
    private record Cost(UUID order, PurchaseCost cost) {

        private boolean isOf(Map<UUID, Set<String>> types) {
            return types.getOrDefault(order, Set.of()).contains(type(cost));
        }
    }

    /// @param records of deliveries of any orders, and of costs of them
    /// @param asBilled those whose bills stay as they were made: with costs that their orders may have no more
    Set<UUID> own(Collection<RawRecord> records, Collection<Delivery> asBilled) {
        var costs = new HashMap<UUID, Cost>();
        var orders = new HashMap<UUID, OrderBills>();
        var there = new HashSet<UUID>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(Delivery delivery)
                    && !delivery.costs().isEmpty()) {
                var order = delivery.order().id();
                delivery.costs().forEach(cost -> costs.put(cost.id(), new Cost(order, cost)));
                orders.put(order, new OrderBills(order, delivery.deliveries()));
                there.addAll(known.source().costs(record.raw()));
            }
        }
        there.addAll(costs.keySet());
        for (var delivery : asBilled) {
            var order = delivery.order().id();
            delivery.costs().forEach(cost -> costs.putIfAbsent(cost.id(), new Cost(order, cost)));
            orders.putIfAbsent(order, new OrderBills(order, delivery.deliveries()));
        }
        if (costs.isEmpty()) {
            return Set.of();
        }
        var standing = billed(known.left(SourceKind.DELIVERY, costs.keySet()));
        var wanted = costs.values().stream()
                .map(Cost::cost)
                .filter(cost ->
                        known.rules().purchases().costs().vendorOf(cost.type()).isPresent())
                .map(PurchaseCost::id)
                .filter(cost -> !standing.contains(cost))
                .collect(Collectors.toCollection(HashSet::new));
        if (!wanted.isEmpty()) {
            var onLines = onLines(orders.values(), standing, wanted);
            var before = new HashMap<UUID, Set<String>>();
            onLines.forEach((id, cost) -> {
                if (!there.contains(id)) {
                    before.computeIfAbsent(cost.order(), _ -> new HashSet<>()).add(type(cost.cost()));
                }
            });
            wanted.removeAll(onLines.keySet());
            wanted.removeIf(id -> Objects.requireNonNull(costs.get(id)).isOf(before));
        }
        wanted.addAll(standing);
        var vanished =
                types(new VanishedBills(known).ofCosts(orders.keySet(), there).values());
        costs.forEach((id, cost) -> {
            if (cost.isOf(vanished)) {
                wanted.add(id);
            }
        });
        return wanted;
    }

    /// One for a cost that stands on the bills of the goods pays those, whatever the rules have become.
    SupplierPayment paying(SupplierPayment payment) {
        var cost = payment.cost();
        if (cost == null
                || known.rules().purchases().costs().vendorOf(cost.name()).isEmpty()) {
            return payment;
        }
        var wanted = Set.of(cost.id());
        boolean isApart = !billed(known.left(SourceKind.DELIVERY, wanted)).isEmpty();
        var order = payment.order().id();
        return !isApart
                        && onLines(List.of(new OrderBills(order, payment.deliveries())), Set.of(), wanted)
                                .containsKey(cost.id())
                ? payment.ofTheGoods()
                : payment;
    }

    private static Map<UUID, Set<String>> types(Collection<Delivery> costs) {
        var types = new HashMap<UUID, Set<String>>();
        for (var delivery : costs) {
            delivery.costs()
                    .forEach(cost -> types.computeIfAbsent(delivery.order().id(), _ -> new HashSet<>())
                            .add(type(cost)));
        }
        return types;
    }

    private static String type(PurchaseCost cost) {
        return cost.type().toLowerCase(Locale.ROOT);
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
    private Map<UUID, Cost> onLines(Collection<OrderBills> orders, Set<UUID> standing, Set<UUID> wanted) {
        var bills = orders.stream().flatMap(order -> order.all().stream()).collect(Collectors.toSet());
        var live = new HashMap<UUID, Position.Live>();
        known.left(SourceKind.DELIVERY, bills).forEach((bill, positions) -> {
            if (positions.size() == 1 && positions.getFirst() instanceof Position.Live one) {
                live.put(bill, one);
            }
        });
        var prints = new HashMap<UUID, String>();
        live.forEach(
                (bill, one) -> prints.put(bill, one.intent().origin().version().madeFrom()));
        var others = new HashSet<>(standing);
        others.addAll(wanted);
        var onLines = new HashMap<UUID, Cost>();
        for (var filed : known.journal().raw(known.company(), SourceKind.DELIVERY, prints)) {
            var one = live.get(filed.source().id());
            if (one != null
                    && known.source().reread(SourceKind.DELIVERY, filed.raw()) instanceof Reading.Read(Delivery then)
                    && !one.intent()
                            .gross()
                            .isEqual(then.without(apart(then, others)).gross())) {
                then.costs()
                        .forEach(cost ->
                                onLines.put(cost.id(), new Cost(then.order().id(), cost)));
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
            if (known.rules().purchases().costs().vendorOf(cost.type()).isPresent()) {
                apart.add(cost.id());
            } else if (!others.contains(cost.id())) {
                dropped.add(cost.id());
            }
        }
        if (!dropped.isEmpty()) {
            apart.addAll(known.positions(SourceKind.DELIVERY, dropped).keySet());
        }
        return apart;
    }
}
