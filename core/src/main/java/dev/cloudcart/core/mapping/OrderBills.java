package dev.cloudcart.core.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;

/// What the bills of a purchase order are about: as the rules say, unless something of it is billed already. Then the
/// rest goes on as it began, so that nothing is billed twice when the rules become others.
public record OrderBills(UUID order, List<UUID> deliveries) {

    public OrderBills {
        deliveries = List.copyOf(deliveries);
    }

    public static OrderBills of(PurchaseOrder order) {
        return new OrderBills(order.id(), order.deliveries());
    }

    /// The records that any bill of it can be of.
    public Set<UUID> all() {
        return Stream.concat(
                        deliveries.stream(), Stream.of(Extent.ALL_THAT_CAME.id(order), Extent.ALL_ORDERED.id(order)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @param positions of any records
    public Extent extent(Rules.Purchases rules, Map<UUID, ? extends Collection<Position>> positions) {
        return begun(positions).orElseGet(() -> switch (rules.billing().when()) {
            case EACH_DELIVERY -> Extent.DELIVERY;
            case WHEN_FULLY_DELIVERED -> Extent.ALL_THAT_CAME;
            case AT_ONCE -> Extent.ALL_ORDERED;
        });
    }

    private Optional<Extent> begun(Map<UUID, ? extends Collection<Position>> positions) {
        if (deliveries.stream().anyMatch(delivery -> isBilled(positions.get(delivery)))) {
            return Optional.of(Extent.DELIVERY);
        }
        return Stream.of(Extent.ALL_THAT_CAME, Extent.ALL_ORDERED)
                .filter(extent -> isBilled(positions.get(extent.id(order))))
                .findFirst();
    }

    /// What we have removed ourselves is billed no more; what somebody deleted in the books is for the rules to decide.
    private static boolean isBilled(@Nullable Collection<Position> positions) {
        return positions != null
                && positions.stream().anyMatch(position -> !(position instanceof Position.Gone gone && gone.byUs()));
    }

    /// The records that are to be on bills when nothing of it is to come any more.
    public List<UUID> bills(Rules.Purchases rules, Map<UUID, ? extends Collection<Position>> positions) {
        var extent = extent(rules, positions);
        return switch (extent) {
            case DELIVERY -> deliveries;
            case ALL_THAT_CAME -> deliveries.isEmpty() ? List.of() : List.of(extent.id(order));
            case ALL_ORDERED, CORRECTION, COST, REBATE -> List.of(extent.id(order));
        };
    }
}
