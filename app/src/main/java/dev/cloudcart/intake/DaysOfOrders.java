package dev.cloudcart.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RawSource;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.posting.OtherDays;

/// The days that the documents of orders may have, whenever they were posted: while an order is open its documents have
/// the day on which it was received, afterwards that on which it was processed.
public final class DaysOfOrders implements OtherDays {

    private static final Set<SourceKind> ORDERS = EnumSet.of(SourceKind.SALE, SourceKind.PAYMENT);

    private final ZoneId zone;
    private final TradeSource source;
    private final Journal journal;

    public DaysOfOrders(ZoneId zone, TradeSource source, Journal journal) {
        this.zone = zone;
        this.source = source;
        this.journal = journal;
    }

    @Override
    public List<Intent> of(Collection<Intent> intents) {
        var days = days(intents.stream()
                .filter(intent -> intent.target() == null)
                .map(Intent::key)
                .filter(key -> ORDERS.contains(key.kind()))
                .toList());
        return intents.stream()
                .flatMap(intent -> Stream.concat(
                        Stream.of(intent),
                        days.getOrDefault(intent.key().source(), Set.of()).stream()
                                .map(intent::on)))
                .distinct()
                .toList();
    }

    private Map<UUID, Set<LocalDate>> days(Collection<PostingKey> keys) {
        var days = new HashMap<UUID, Set<LocalDate>>();
        keys.stream()
                .collect(Collectors.groupingBy(
                        PostingKey::company,
                        Collectors.mapping(key -> new SourceRef(key.kind(), key.source(), ""), Collectors.toSet())))
                .forEach((company, records) -> journal.raw(company, records)
                        .forEach(record -> days.put(record.source().id(), days(record))));
        return days;
    }

    /// The record of a payment is that of its order.
    private Set<LocalDate> days(RawSource record) {
        return source.reread(SourceKind.SALE, record.raw()) instanceof Read(Sale sale) ? days(sale) : Set.of();
    }

    private Set<LocalDate> days(Sale sale) {
        var days = new HashSet<LocalDate>();
        days.add(day(sale.receivedAt()));
        var processed = sale.processedAt();
        if (processed != null) {
            days.add(day(processed));
        }
        return days;
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
