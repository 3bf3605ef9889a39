package dev.cloudcart.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.PaymentMapper;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Filing;
import dev.cloudcart.journal.Filing.Followed;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.MadeOfOthers;
import dev.cloudcart.subjects.AsIfPosted;

/// Finds the payments in the records of orders: a payment is a record of its own, and no order is read for it.
public final class OrderPayments implements MadeOfOthers {

    private final CompanyId company;
    private final Rules rules;
    private final TradeSource source;
    private final Journal journal;

    public OrderPayments(CompanyId company, Rules rules, TradeSource source, Journal journal) {
        this.company = company;
        this.rules = rules;
        this.source = source;
        this.journal = journal;
    }

    boolean areWanted() {
        return rules.sales().transactionType().hasPayments();
    }

    /// Those that there are, and those that there were.
    List<RawRecord> of(Collection<RawRecord> orders) {
        if (!areWanted()) {
            return List.of();
        }
        var expected = new LinkedHashMap<UUID, RawRecord>();
        var others = new LinkedHashMap<UUID, RawRecord>();
        for (var order : orders) {
            if (order.reading() instanceof Reading.Read(Sale sale)) {
                (PaymentMapper.isExpected(sale, rules) ? expected : others).put(Payment.idOf(sale.id()), order);
            }
        }
        others.keySet().retainAll(known(others.keySet()));
        var payments = new ArrayList<RawRecord>();
        expected.values().forEach(order -> payments.add(payment(order)));
        others.values().forEach(order -> payments.add(payment(order)));
        return payments;
    }

    private List<UUID> known(Collection<UUID> payments) {
        return payments.isEmpty()
                ? List.of()
                : journal
                        .raw(
                                company,
                                payments.stream()
                                        .map(payment -> new SourceRef(SourceKind.PAYMENT, payment, ""))
                                        .toList())
                        .stream()
                        .map(raw -> raw.source().id())
                        .toList();
    }

    /// Nobody needs to know the buyer of a payment.
    private RawRecord payment(RawRecord order) {
        var raw = source.withoutBuyer(order.reading().ref(), order.raw());
        return new RawRecord(source.reread(SourceKind.PAYMENT, raw), raw, order.print(), order.age());
    }

    @Override
    public List<Filing> filings(Collection<RawRecord> orders) {
        return of(orders).stream()
                .map(payment -> new Filing(
                                payment.reading().ref(),
                                payment.print(),
                                payment.raw(),
                                null,
                                payment.age(),
                                null,
                                Followed.WHILE_OPEN)
                        .withoutBuyer(payment.raw()))
                .toList();
    }

    /// Those that go, or become less, before the invoices do: no invoice can be less than what is paid of it.
    List<RawRecord> goingFirst(Collection<RawRecord> orders) {
        var payments = of(orders);
        var positions = positions(payments);
        return payments.stream()
                .filter(payment ->
                        positions.getOrDefault(payment.id(), List.of()).stream().anyMatch(isToGoFirst(payment)))
                .toList();
    }

    private Map<UUID, List<Position>> positions(Collection<RawRecord> payments) {
        return payments.isEmpty()
                ? Map.of()
                : journal.positions(
                        company,
                        SourceKind.PAYMENT,
                        payments.stream().map(RawRecord::id).toList());
    }

    private Predicate<Position> isToGoFirst(RawRecord record) {
        return position -> position instanceof Position.Live live
                && record.reading() instanceof Reading.Read(Payment read)
                && isToGoFirst(rules.sales().transactionType().seen(read), live);
    }

    private boolean isToGoFirst(Payment payment, Position.Live live) {
        var stood = live.intent().gross();
        return payment.standing().isOver()
                || (rules.changes().changed() == Rules.Changed.AMEND
                        && payment.gross().isSameCurrency(stood)
                        && payment.gross().isLessThan(stood));
    }

    /// Of these payments, those that anything can be done about: they stand, or their invoices do.
    ///
    /// @param foreseen how orders would stand, where this is a preview
    List<RawRecord> ready(List<RawRecord> payments, AsIfPosted foreseen) {
        var standing = positions(payments);
        var orders = new LinkedHashMap<UUID, UUID>();
        payments.forEach(record -> {
            if (record.reading() instanceof Reading.Read(Payment payment)) {
                orders.put(payment.id(), payment.order().id());
            }
        });
        var invoices = journal.positions(company, SourceKind.SALE, orders.values());
        return payments.stream()
                .filter(record -> standing.containsKey(record.id())
                        || isAnyLive(foreseen, orders.getOrDefault(record.id(), record.id()), invoices))
                .toList();
    }

    private static boolean isAnyLive(AsIfPosted foreseen, UUID order, Map<UUID, List<Position>> invoices) {
        var positions = foreseen.over(order, invoices.get(order));
        return positions != null && positions.stream().anyMatch(Position.Live.class::isInstance);
    }
}
