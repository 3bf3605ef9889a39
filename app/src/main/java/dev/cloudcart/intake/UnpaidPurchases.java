package dev.cloudcart.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.joda.money.Money;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.Walk;

/// Purchase orders of which nothing is to come any more, and whose bills are not paid whole by what stands. No list
/// tells that one of them was paid, so that each has its turn to be read, a few in each run. When all have had theirs
/// the round is through, and the next one begins a day after it began.
///
/// @param orders where purchase orders walk
record UnpaidPurchases(CompanyId company, TradeSource source, Journal journal, Walk orders) {

    /// Behind every id.
    private static final UUID THROUGH = new UUID(-1, -1);

    private static final int PAGE = 200;

    /// @param orders whose turn it is
    /// @param last up to where the round has come with them
    record Turn(List<UUID> orders, UUID last) {}

    boolean isThrough() {
        return journal.lookedAt(company, SourceKind.PAYMENT_STATEMENT)
                .filter(last -> !last.equals(THROUGH))
                .isEmpty();
    }

    /// @param from when they were purchased at the earliest
    Turn next(Instant from, Instant to, int most) {
        var next = new ArrayList<UUID>();
        var last = isThrough() ? Optional.<UUID>empty() : journal.lookedAt(company, SourceKind.PAYMENT_STATEMENT);
        do {
            var page = journal.finished(company, SourceKind.PURCHASE_ORDER, from, to, last, PAGE);
            var unpaid = unpaid(page);
            for (var order : page) {
                if (next.size() == most) {
                    return new Turn(next, last.orElse(THROUGH));
                }
                if (unpaid.contains(order)) {
                    next.add(order);
                }
                last = Optional.of(order);
            }
            last = page.size() < PAGE ? Optional.empty() : last;
        } while (last.isPresent());
        return new Turn(next, THROUGH);
    }

    void looked(Turn turn) {
        journal.looked(company, SourceKind.PAYMENT_STATEMENT, turn.last());
    }

    private HashSet<UUID> unpaid(List<UUID> page) {
        var filed = new LinkedHashMap<PurchaseOrder, RawRecord>();
        var bills = new HashSet<UUID>();
        var statements = new HashSet<UUID>();
        for (var record : orders.filed(page)) {
            if (record.reading() instanceof Reading.Read(PurchaseOrder order)) {
                filed.put(order, record);
                OrderBills.of(order).all().forEach(bill -> {
                    bills.add(bill);
                    bills.add(Extent.CORRECTION.id(bill));
                });
                bills.addAll(source.costs(record.raw()));
                source.statements(record.raw()).forEach(statement -> statements.add(statement.id()));
            }
        }
        var billed = journal.positions(company, SourceKind.DELIVERY, bills);
        var paid = journal.positions(company, SourceKind.PAYMENT_STATEMENT, statements);
        var unpaid = new HashSet<UUID>();
        filed.forEach((order, record) -> {
            if (isUnpaid(order, record, billed, paid)) {
                unpaid.add(order.id());
            }
        });
        return unpaid;
    }

    private boolean isUnpaid(
            PurchaseOrder order, RawRecord record, Map<UUID, List<Position>> billed, Map<UUID, List<Position>> paid) {
        var open = Money.zero(order.currency());
        for (var bill : OrderBills.of(order).all()) {
            open = plus(open, billed.getOrDefault(bill, List.of()));
            open = plus(open, billed.getOrDefault(Extent.CORRECTION.id(bill), List.of()));
        }
        for (var statement : source.statements(record.raw())) {
            if (!isOfCost(statement, billed)) {
                open = plus(open, paid.getOrDefault(statement.id(), List.of()));
            }
        }
        return open.isPositive();
    }

    /// What pays the bill that a cost has of its own pays nothing of the goods.
    private static boolean isOfCost(RawRecord statement, Map<UUID, List<Position>> billed) {
        if (!(statement.reading() instanceof Reading.Read(SupplierPayment payment))) {
            return false;
        }
        var cost = payment.cost();
        return cost != null
                && billed.getOrDefault(cost.id(), List.of()).stream().anyMatch(Position.Live.class::isInstance);
    }

    private static Money plus(Money open, List<Position> positions) {
        var sum = open;
        for (var position : positions) {
            if (position instanceof Position.Live live && live.intent().gross().isSameCurrency(open)) {
                var gross = live.intent().gross();
                sum = live.key().role() == Role.BILL ? sum.plus(gross) : sum.minus(gross);
            }
        }
        return sum;
    }
}
