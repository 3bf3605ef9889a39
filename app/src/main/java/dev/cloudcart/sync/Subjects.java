package dev.cloudcart.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.Whereabouts;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.sync.Books.OpenBooks;
import dev.cloudcart.sync.TradeSource.RawRecord;

/// Makes subjects of records: with what stands of them, and where their buyers are, as far as it was ever told.
final class Subjects {

    private final CompanyId company;
    private final SyncRequest request;
    private final TradeSource source;
    private final OpenBooks books;
    private final Journal journal;
    private final Tally tally;

    Subjects(
            CompanyId company, SyncRequest request, TradeSource source, OpenBooks books, Journal journal, Tally tally) {
        this.company = company;
        this.request = request;
        this.source = source;
        this.books = books;
        this.journal = journal;
        this.tally = tally;
    }

    List<Subject> of(List<RawRecord> records) {
        var latest = new LinkedHashMap<UUID, RawRecord>();
        records.forEach(record -> latest.put(Walk.id(record), record));
        var positions = positions(latest.keySet());
        var buyers = journal.buyers(company, SourceKind.SALE, latest.keySet(), this::buyer);
        var subjects = new ArrayList<Subject>();
        latest.forEach((id, record) -> {
            if (record.reading() instanceof Reading.Read(Sale sale)) {
                var documents = positions.getOrDefault(id, List.of());
                var known = Subject.buyerKnown(buyers.getOrDefault(id, List.of()), documents);
                var buyer = known.then(told(sale, record.raw())).place();
                subjects.add(Subject.of(sale.of(buyer), record.print(), documents));
            }
        });
        return subjects;
    }

    /// A run writes down what somebody did to documents, before it plans. A preview writes nothing, so it looks at
    /// what it plans.
    private Map<UUID, List<Position>> positions(Collection<UUID> orders) {
        var known = journal.positions(company, SourceKind.SALE, orders);
        var live = known.values().stream()
                .flatMap(List::stream)
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .toList();
        if (!request.isPreview() || request.scope() instanceof SyncRequest.SinceLastTime || live.isEmpty()) {
            return known;
        }
        tally.looked.add(live.size());
        var looks = books.look(live);
        var seen = new HashMap<UUID, List<Position>>();
        known.forEach((order, positions) -> seen.put(
                order,
                positions.stream()
                        .map(position -> position instanceof Position.Live one
                                ? one.seen(Objects.requireNonNull(looks.get(one.key())))
                                : position)
                        .toList()));
        return seen;
    }

    private Optional<Whereabouts> buyer(byte[] raw) {
        return source.reread(SourceKind.SALE, raw) instanceof Reading.Read(Sale sale)
                ? Optional.of(told(sale, raw))
                : Optional.empty();
    }

    /// Shops take buyers out of their records after some time, and the tax is still that of where they are. Whose
    /// country and postal code are there has not been taken out, but is elsewhere than was said before.
    private Whereabouts told(Sale sale, byte[] raw) {
        return new Whereabouts(sale.buyer(), source.tellsPartOfCountry(SourceKind.SALE, raw));
    }
}
