package dev.cloudcart.subjects;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.TradeEvent;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// Purchase orders, with what they are billed by, and whether they are to be closed once more or opened again.
final class PurchaseOrderSubjects implements SubjectsOfKind {

    private final Knowledge known;
    private final Related bills;
    private final Map<UUID, Integer> unbilled;
    private final Set<UUID> reopened;

    /// @param page by the ids of the purchase orders
    /// @param positions of them
    PurchaseOrderSubjects(Knowledge known, Map<UUID, RawRecord> page, Map<UUID, List<Position>> positions) {
        this.known = known;
        var orders = Related.events(PurchaseOrder.class, page.values());
        bills = Related.purchases(
                known,
                Set.of(),
                hasBills()
                        ? orders.stream()
                                .flatMap(order -> OrderBills.of(order).all().stream())
                                .collect(Collectors.toSet())
                        : Set.of());
        unbilled = hasBills() ? unbilled(orders) : Map.of();
        reopened = new MadeFrom(SourceKind.PURCHASE_ORDER, known).reopened(page.values(), positions);
    }

    @Override
    public Subject of(TradeEvent event, RawRecord record, List<Position> documents) {
        var order = (PurchaseOrder) event;
        var subject = Subject.of(
                order, record.print(), documents, bills.of(billedBy(order)), unbilled.getOrDefault(order.id(), 0));
        return reopened.contains(order.id()) ? subject.asReopened() : subject;
    }

    private List<UUID> billedBy(PurchaseOrder order) {
        return hasBills() ? OrderBills.of(order).bills(known.rules().purchases(), bills.positions()) : List.of();
    }

    private boolean hasBills() {
        return known.rules().purchases().as().hasBills();
    }

    /// Of how many bills those have lost that are done with.
    private Map<UUID, Integer> unbilled(Collection<PurchaseOrder> orders) {
        var lines = new HashMap<UUID, UUID>();
        var unbilled = new HashMap<UUID, Integer>();
        orders.stream().filter(PurchaseOrder::isDone).forEach(order -> {
            var ofIt = order.lines().stream().map(PurchaseLine::id).collect(Collectors.toSet());
            ofIt.forEach(line -> lines.put(line, order.id()));
            unbilled.put(order.id(), known.foreseen().billsRemoved(ofIt));
        });
        known.journal()
                .billsRemoved(known.company(), lines)
                .forEach((order, removed) -> unbilled.merge(order, removed, Integer::sum));
        return unbilled;
    }
}
