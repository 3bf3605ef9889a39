package dev.cloudcart.subjects;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// What stands of others that the records of a page depend on.
record Related(Map<UUID, List<Position>> positions) {

    Related {
        positions = Map.copyOf(positions);
    }

    /// Those of a page that could be read.
    static <E extends TradeEvent> List<E> events(Class<E> kind, Collection<RawRecord> page) {
        return page.stream()
                .flatMap(record -> record.event().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// Of sales, as a preview would leave them.
    static Related sales(Knowledge known, Set<UUID> sales) {
        return new Related(over(known, known.positions(SourceKind.SALE, sales), sales));
    }

    /// Of purchase orders, and of what they can be billed by.
    static Related purchases(Knowledge known, Set<UUID> orders, Set<UUID> billedBy) {
        var bills = new HashSet<>(billedBy);
        bills.removeAll(orders);
        var standing = new HashMap<>(known.left(SourceKind.PURCHASE_ORDER, orders));
        orders.forEach(order ->
                standing.compute(order, (_, positions) -> known.foreseen().created(order, positions)));
        standing.putAll(over(known, known.left(SourceKind.DELIVERY, bills), bills));
        return new Related(standing);
    }

    private static Map<UUID, List<Position>> over(
            Knowledge known, Map<UUID, List<Position>> positions, Set<UUID> records) {
        var all = new HashMap<>(positions);
        records.forEach(
                record -> all.compute(record, (_, standing) -> known.foreseen().over(record, standing)));
        return all;
    }

    Related and(Map<UUID, List<Position>> others) {
        var all = new HashMap<>(positions);
        all.putAll(others);
        return new Related(all);
    }

    Map<UUID, List<Position>> of(Collection<UUID> records) {
        return records.stream()
                .distinct()
                .collect(Collectors.toMap(record -> record, record -> positions.getOrDefault(record, List.of())));
    }
}
