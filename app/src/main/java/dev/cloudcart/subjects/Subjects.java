package dev.cloudcart.subjects;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Tally;

/// Makes subjects of records: with what stands of them, and all that is known beside them.
public final class Subjects {

    private final SourceKind kind;
    private final Knowledge known;
    private final boolean looks;
    private final OpenBooks books;
    private final Tally tally;

    /// @param looks whether it is looked how the documents of each stand in the books
    public Subjects(SourceKind kind, Knowledge known, boolean looks, OpenBooks books, Tally tally) {
        this.kind = kind;
        this.known = known;
        this.looks = looks;
        this.books = books;
        this.tally = tally;
    }

    public List<Subject> of(List<RawRecord> records) {
        var page = new LinkedHashMap<UUID, RawRecord>();
        records.forEach(record -> page.put(record.id(), record));
        var positions = positions(page.keySet());
        var ofKind = ofKind(page, positions);
        return page.values().stream()
                .flatMap(record -> record
                        .event()
                        .map(event -> ofKind.of(event, record, positions.getOrDefault(record.id(), List.of())))
                        .stream())
                .toList();
    }

    private SubjectsOfKind ofKind(Map<UUID, RawRecord> page, Map<UUID, List<Position>> positions) {
        return switch (kind) {
            case SALE -> new SaleSubjects(known, page, positions);
            case PAYMENT -> new PaymentSubjects(known, page);
            case PURCHASE_ORDER -> new PurchaseOrderSubjects(known, page, positions);
            case DELIVERY -> new DeliverySubjects(known, page, positions);
            case PAYMENT_STATEMENT -> new StatementSubjects(known, page, positions);
            case REFUND -> throw new IllegalArgumentException("No " + kind.word() + " was ever read");
        };
    }

    /// A run writes down what somebody did to documents, before it plans. A preview writes nothing, so it looks at
    /// what it plans.
    private Map<UUID, List<Position>> positions(Collection<UUID> orders) {
        var standing = known.left(kind, orders);
        var live = standing.values().stream()
                .flatMap(List::stream)
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .toList();
        if (!looks || live.isEmpty()) {
            return standing;
        }
        var met = books.look(live);
        tally.looked(live, met);
        var seen = new HashMap<UUID, List<Position>>();
        standing.forEach((order, positions) -> seen.put(
                order,
                positions.stream()
                        .map(position -> position instanceof Position.Live one
                                ? one.seen(Objects.requireNonNull(met.get(one.key())))
                                : position)
                        .toList()));
        known.foreseen().seen(seen);
        return seen;
    }
}
