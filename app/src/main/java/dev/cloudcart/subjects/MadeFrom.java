package dev.cloudcart.subjects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.ports.TradeSource.RawRecord;

/// How records were when their documents were made, by the versions that are filed.
///
/// @param kind of the records
record MadeFrom(SourceKind kind, Knowledge known) {

    /// Of orders that were processed on another day than their documents are of: how they were when their first
    /// documents were made. A document that was found in the books may be of another day than was meant.
    ///
    /// @param positions of their documents
    Map<UUID, Subject.Made> made(Collection<RawRecord> records, Map<UUID, List<Position>> positions) {
        var days = new HashMap<UUID, LocalDate>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(Sale sale) && sale.processedAt() != null) {
                var processed = day(sale.processedAt());
                positions.getOrDefault(sale.id(), List.of()).stream()
                        .flatMap(position -> day(position).stream())
                        .filter(day -> !day.equals(processed))
                        .forEach(day -> days.put(sale.id(), day));
            }
        }
        var first = known.journal().firstMade(known.company(), kind, days.keySet());
        var prints = new HashMap<UUID, String>();
        first.forEach((order, one) -> prints.put(order, one.print()));
        var made = new HashMap<UUID, Subject.Made>();
        for (var filed : known.journal().raw(known.company(), kind, prints)) {
            var day = Objects.requireNonNull(first.get(filed.source().id())).day();
            if (known.source().reread(kind, filed.raw()) instanceof Reading.Read(Sale then)) {
                var processed = then.processedAt();
                if (processed == null) {
                    made.put(then.id(), Subject.Made.OPEN);
                } else if (day.equals(day(processed)) && day.equals(days.get(then.id()))) {
                    made.put(then.id(), Subject.Made.PROCESSED);
                }
            }
        }
        return made;
    }

    private static Optional<LocalDate> day(Position position) {
        return switch (position) {
            case Position.Live live -> Optional.of(live.intent().day());
            case Position.Gone gone -> Optional.of(gone.day());
            case Position.InDoubt _ -> Optional.empty();
        };
    }

    private LocalDate day(Instant at) {
        return at.atZone(known.rules().zone()).toLocalDate();
    }

    /// Purchase orders that are under way again, though nothing of them was to come any more when their documents were
    /// written.
    ///
    /// @param positions of their documents
    Set<UUID> reopened(Collection<RawRecord> records, Map<UUID, List<Position>> positions) {
        var written = new HashMap<UUID, String>();
        for (var record : records) {
            if (record.reading() instanceof Reading.Read(PurchaseOrder order) && !order.isDone()) {
                positions.getOrDefault(order.id(), List.of()).stream()
                        .filter(Position.Live.class::isInstance)
                        .map(position -> ((Position.Live) position)
                                .intent()
                                .origin()
                                .version()
                                .madeFrom())
                        .filter(print -> !print.equals(record.print()))
                        .forEach(print -> written.put(order.id(), print));
            }
        }
        return known.journal().raw(known.company(), kind, written).stream()
                .filter(filed -> known.source().reread(kind, filed.raw()) instanceof Reading.Read(PurchaseOrder then)
                        && then.isDone())
                .map(filed -> filed.source().id())
                .collect(Collectors.toSet());
    }
}
