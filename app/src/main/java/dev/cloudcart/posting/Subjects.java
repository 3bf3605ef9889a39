package dev.cloudcart.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.mapping.OrderBills;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.Whereabouts;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Tally;

/// Makes subjects of records: with what stands of them, and where their buyers are, as far as it was ever told.
final class Subjects {

    private final SourceKind kind;
    private final CompanyId company;
    private final boolean looks;
    private final Rules rules;
    private final TradeSource source;
    private final OpenBooks books;
    private final Journal journal;
    private final Tally tally;
    private final AsIfPosted foreseen;

    /// @param looks whether it is looked how the documents of each stand in the books
    Subjects(
            SourceKind kind,
            CompanyId company,
            boolean looks,
            Rules rules,
            TradeSource source,
            OpenBooks books,
            Journal journal,
            Tally tally,
            AsIfPosted foreseen) {
        this.kind = kind;
        this.company = company;
        this.looks = looks;
        this.rules = rules;
        this.source = source;
        this.books = books;
        this.journal = journal;
        this.tally = tally;
        this.foreseen = foreseen;
    }

    List<Subject> of(List<RawRecord> records) {
        var latest = new LinkedHashMap<UUID, RawRecord>();
        records.forEach(record -> latest.put(record.id(), record));
        var positions = positions(latest.keySet());
        var buyers = kind == SourceKind.SALE
                ? journal.buyers(company, kind, latest.keySet(), this::buyer)
                : Map.<UUID, List<Whereabouts>>of();
        var related = related(latest.values());
        var before = new VanishedBills(company, rules, source, journal, foreseen).of(latest.values(), positions);
        var paid = new VanishedPayments(company, journal, foreseen).of(latest.values(), positions, related);
        var staying = staying(latest.values(), positions);
        var credits = credits(latest.values(), staying);
        var costBills = new CostBills(company, rules, source, journal, foreseen);
        var own = deliveries(latest.values()).isEmpty()
                ? Set.<UUID>of()
                : costBills.own(latest.values(), asBilled(staying));
        var madeFrom = new MadeFrom(kind, company, rules.zone(), source, journal);
        var unbilled = unbilled(latest.values());
        var reopened = madeFrom.reopened(latest.values(), positions);
        var made = madeFrom.made(latest.values(), positions);
        var subjects = new ArrayList<Subject>();
        latest.forEach((id, record) -> {
            if (record.reading() instanceof Reading.Read(var event)) {
                var documents = positions.getOrDefault(id, List.of());
                subjects.add(
                        switch (event) {
                            case Sale sale -> {
                                var known = Subject.buyerKnown(buyers.getOrDefault(id, List.of()), documents);
                                var buyer = known.then(new Whereabouts(sale.buyer(), record.tellsPart()))
                                        .place();
                                yield Subject.of(
                                                sale.of(buyer),
                                                record.print(),
                                                documents,
                                                known(related, Payment.idOf(sale.id())))
                                        .made(made.getOrDefault(id, Subject.Made.NOT_KNOWN));
                            }
                            case Payment payment ->
                                Subject.of(
                                        rules.sales().transactionType().seen(payment),
                                        record.print(),
                                        documents,
                                        of(related, List.of(payment.order().id())));
                            case SupplierPayment payment ->
                                Subject.of(
                                        costBills.paying(payment),
                                        record.print(),
                                        documents,
                                        VanishedPayments.with(of(related, dependsOn(payment)), paid, payment));
                            case PurchaseOrder order -> {
                                var subject = Subject.of(
                                        order,
                                        record.print(),
                                        documents,
                                        of(related, bills(order, related)),
                                        unbilled.getOrDefault(id, 0));
                                yield reopened.contains(id) ? subject.asReopened() : subject;
                            }
                            case Delivery delivery -> {
                                var billed = staying.get(id);
                                yield Subject.of(
                                        withoutOthers(billed == null ? delivery : billed.event(), own),
                                        billed == null
                                                ? record.print()
                                                : billed.filed().print(),
                                        documents,
                                        withCredit(
                                                before.with(of(related, others(delivery)), delivery),
                                                credits.get(Extent.CORRECTION.id(id))));
                            }
                        });
            }
        });
        return subjects;
    }

    /// Those that stand of bills which are not to stay as they were made.
    private Map<UUID, List<Position>> credits(Collection<RawRecord> records, Map<UUID, Corrections.Billed> staying) {
        var ids = deliveries(records).stream()
                .filter(delivery -> Corrections.isCorrectable(delivery) && !staying.containsKey(delivery.id()))
                .map(delivery -> Extent.CORRECTION.id(delivery.id()))
                .collect(Collectors.toSet());
        var credits = new HashMap<UUID, List<Position>>();
        if (!ids.isEmpty()) {
            journal.positions(company, SourceKind.DELIVERY, ids).forEach((credit, known) -> {
                var left = foreseen.over(credit, foreseen.left(known));
                if (left != null && left.stream().anyMatch(Position.Live.class::isInstance)) {
                    credits.put(credit, left);
                }
            });
        }
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

    private static List<Delivery> asBilled(Map<UUID, Corrections.Billed> staying) {
        return staying.values().stream().map(Corrections.Billed::event).toList();
    }

    /// Without the costs that have bills of their own; a cost that has none is on the bills of its deliveries.
    private static Delivery withoutOthers(Delivery delivery, Set<UUID> own) {
        if (!delivery.isCost()) {
            return delivery.without(own);
        }
        return own.contains(delivery.id()) || !delivery.standing().counts()
                ? delivery
                : delivery.as(Standing.ON_OTHER_BILLS);
    }

    private static List<Delivery> deliveries(Collection<RawRecord> records) {
        return records.stream()
                .filter(record -> record.reading() instanceof Reading.Read(Delivery _))
                .map(record -> (Delivery) ((Reading.Read) record.reading()).event())
                .toList();
    }

    /// A bill whose difference a vendor credit makes up goes on as what it was made from.
    private Map<UUID, Corrections.Billed> staying(Collection<RawRecord> records, Map<UUID, List<Position>> positions) {
        var deliveries = deliveries(records);
        return deliveries.isEmpty()
                ? Map.of()
                : new Corrections(company, rules, source, journal, foreseen).staying(deliveries, positions);
    }

    private List<UUID> bills(PurchaseOrder order, Map<UUID, List<Position>> related) {
        return rules.purchases().as().hasBills() ? OrderBills.of(order).bills(rules.purchases(), related) : List.of();
    }

    /// Of how many bills those have lost that are done with.
    private Map<UUID, Integer> unbilled(Collection<RawRecord> records) {
        var lines = new HashMap<UUID, UUID>();
        var unbilled = new HashMap<UUID, Integer>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(PurchaseOrder order)
                    && order.isDone()
                    && rules.purchases().as().hasBills()) {
                order.lines().forEach(line -> lines.put(line.id(), order.id()));
                unbilled.put(
                        order.id(),
                        foreseen.billsRemoved(
                                order.lines().stream().map(PurchaseLine::id).collect(Collectors.toSet())));
            }
        }
        journal.billsRemoved(company, lines).forEach((order, bills) -> unbilled.merge(order, bills, Integer::sum));
        return unbilled;
    }

    private static List<UUID> others(Delivery delivery) {
        var order = delivery.order().id();
        return Stream.concat(
                        Stream.of(order),
                        new OrderBills(order, delivery.deliveries())
                                .all().stream().filter(other -> !other.equals(delivery.id())))
                .toList();
    }

    private static Map<UUID, List<Position>> of(Map<UUID, List<Position>> related, List<UUID> ids) {
        return ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> related.getOrDefault(id, List.of())));
    }

    private static List<UUID> dependsOn(SupplierPayment payment) {
        return Stream.of(List.of(payment.order().id()), payment.payable(), payment.others())
                .flatMap(List::stream)
                .toList();
    }

    private static Map<UUID, List<Position>> known(Map<UUID, List<Position>> related, UUID id) {
        var positions = related.get(id);
        return positions == null ? Map.of() : Map.of(id, positions);
    }

    /// What stands of the records that these depend on: of deliveries their purchase orders and what else these can be
    /// billed by, of purchase orders what they can be billed by, where they become bills, of payments their orders,
    /// and of orders their payments.
    private Map<UUID, List<Position>> related(Collection<RawRecord> records) {
        var orders = new HashSet<UUID>();
        var deliveries = new HashSet<UUID>();
        var sales = new HashSet<UUID>();
        var statements = new HashSet<UUID>();
        var payments = new HashSet<UUID>();
        boolean hasPayments = rules.sales().transactionType().hasPayments();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(Delivery delivery)) {
                orders.add(delivery.order().id());
                deliveries.addAll(others(delivery));
            } else if (record.reading() instanceof Reading.Read(SupplierPayment payment)) {
                orders.add(payment.order().id());
                deliveries.addAll(payment.payable());
                statements.addAll(payment.others());
            } else if (record.reading() instanceof Reading.Read(Payment payment)) {
                sales.add(payment.order().id());
            } else if (record.reading() instanceof Reading.Read(Sale sale) && hasPayments) {
                payments.add(Payment.idOf(sale.id()));
            } else if (record.reading() instanceof Reading.Read(PurchaseOrder order)
                    && rules.purchases().as().hasBills()) {
                deliveries.addAll(OrderBills.of(order).all());
            }
        }
        deliveries.removeAll(orders);
        var related = new HashMap<UUID, List<Position>>();
        related.putAll(journal.positions(company, SourceKind.PURCHASE_ORDER, orders));
        related.putAll(journal.positions(company, SourceKind.DELIVERY, deliveries));
        related.replaceAll((_, known) -> foreseen.left(known));
        orders.forEach(order -> related.compute(order, (_, known) -> foreseen.created(order, known)));
        deliveries.forEach(delivery -> related.compute(delivery, (_, known) -> foreseen.over(delivery, known)));
        if (!statements.isEmpty()) {
            related.putAll(journal.positions(company, SourceKind.PAYMENT_STATEMENT, statements));
        }
        if (!payments.isEmpty()) {
            related.putAll(journal.positions(company, SourceKind.PAYMENT, payments));
        }
        if (!sales.isEmpty()) {
            related.putAll(journal.positions(company, SourceKind.SALE, sales));
            sales.forEach(order -> related.compute(order, (_, known) -> foreseen.over(order, known)));
        }
        return related;
    }

    /// A run writes down what somebody did to documents, before it plans. A preview writes nothing, so it looks at
    /// what it plans.
    private Map<UUID, List<Position>> positions(Collection<UUID> orders) {
        var known = foreseen.left(journal.positions(company, kind, orders));
        var live = known.values().stream()
                .flatMap(List::stream)
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .toList();
        if (!looks || live.isEmpty()) {
            return known;
        }
        var met = books.look(live);
        tally.looked(live, met);
        var seen = new HashMap<UUID, List<Position>>();
        known.forEach((order, positions) -> seen.put(
                order,
                positions.stream()
                        .map(position -> position instanceof Position.Live one
                                ? one.seen(Objects.requireNonNull(met.get(one.key())))
                                : position)
                        .toList()));
        foreseen.seen(seen);
        return seen;
    }

    private Optional<Whereabouts> buyer(byte[] raw) {
        return source.reread(kind, raw) instanceof Reading.Read(Sale sale)
                ? Optional.of(new Whereabouts(sale.buyer(), source.tellsPartOfCountry(kind, raw)))
                : Optional.empty();
    }
}
