package dev.cloudcart.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.concurrent.SideBySide;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.journal.Filed;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.posting.Poster;
import dev.cloudcart.posting.Pulse;
import dev.cloudcart.posting.Walk;
import dev.cloudcart.report.Ends.Kind;
import dev.cloudcart.report.Tally;

/// Reads records page by page, has them planned and hands them to the poster.
final class Pages {

    private static final int PAGES_PLANNED_AT_ONCE = 3;

    private final CompanyId company;
    private final boolean isPreview;
    private final TradeSource source;
    private final Journal journal;
    private final Cursor cursor;
    private final Selection selection;
    private final Reach reach;
    private final Walk walk;
    private final Payments payments;
    private final Poster poster;
    private final CallMeter meter;
    private final Pulse progress;
    private final Tally tally;
    private final Set<UUID> followed = new HashSet<>();
    private @Nullable Instant unreadFrom;

    Pages(
            CompanyId company,
            boolean isPreview,
            TradeSource source,
            Journal journal,
            Cursor cursor,
            Selection selection,
            Reach reach,
            Walk walk,
            Payments payments,
            Poster poster,
            CallMeter meter,
            Pulse progress,
            Tally tally) {
        this.company = company;
        this.isPreview = isPreview;
        this.source = source;
        this.journal = journal;
        this.cursor = cursor;
        this.selection = selection;
        this.reach = reach;
        this.walk = walk;
        this.payments = payments;
        this.poster = poster;
        this.meter = meter;
        this.progress = progress;
        this.tally = tally;
    }

    void post(SalesQuery query) {
        post(query, this::notToReadAgain);
    }

    /// A few pages are looked up and planned at once, because both wait for the database and for QuickBooks; they
    /// are posted in the order they were read.
    void post(SalesQuery query, TradeSource.Echo echo) {
        try (var planned = new SideBySide<List<Instruction>>();
                var pages = source.sales(company, query, echo, meter)) {
            reach.sayWhereTheFirstRunStarts(query, progress);
            for (var page = pages.next(); page.isPresent(); page = pages.next()) {
                var records = selection.wanted(query, page.get());
                records.records().forEach(record -> tally.ends.met(SourceKind.SALE, record.id(), record.makesSense()));
                var unknown = unknown(query, records);
                Optional.ofNullable(records.gap()).ifPresent(this::note);
                progress.reading(tally.ends.met(), Math.max(tally.ends.met(), records.total()));
                progress.mayBegin();
                leaveWhatIsFinished(records.records());
                payments.letGo(records.records());
                planned.begin(() -> planned(records, unknown));
                if (planned.size() == PAGES_PLANNED_AT_ONCE) {
                    add(planned.next());
                }
            }
            while (planned.size() > 0) {
                add(planned.next());
            }
        }
    }

    /// A run files what has become of records that are followed, and follows those no more that are finished. A preview
    /// files nothing, and notes here of which it has read that.
    void follow(Collection<UUID> records) {
        followed.addAll(records);
    }

    /// Whether nobody has read yet what has become of it.
    boolean isStillFollowed(UUID record) {
        return !isPreview || followed.contains(record);
    }

    private void leaveWhatIsFinished(List<RawRecord> records) {
        if (!followed.isEmpty()) {
            records.stream()
                    .filter(record -> record.makesSense() && !record.isUnderWay())
                    .forEach(record -> followed.remove(record.id()));
        }
    }

    /// What is settled, and what was held: that has been tried again from the filed record before the reading
    /// began.
    Set<UUID> notToReadAgain(Map<UUID, String> prints) {
        if (selection.readsWhole()) {
            return Set.of();
        }
        var known = new HashSet<UUID>();
        journal.filed(company, SourceKind.SALE, prints).forEach((record, became) -> {
            if (isSettled(record, became)) {
                known.add(record);
            }
        });
        return known;
    }

    private boolean isSettled(UUID record, Filed became) {
        if (isPreview && became instanceof Filed.Held) {
            return false;
        }
        if (tally.cancelled.contains(record)) {
            return true;
        }
        tally.ends.met(SourceKind.SALE, record, true);
        switch (became) {
            case Filed.Posted() -> tally.ends.became(record, Kind.UNCHANGED);
            case Filed.Skipped(var reason) -> {
                tally.ends.skipped(record, reason);
                if (reason.equals(Standing.CANCELLED.reason())) {
                    tally.cancelled.add(record);
                }
            }
            case Filed.Dismissed() -> tally.ends.skipped(record, Walk.DISMISSED);
            case Filed.Held() -> {
                // Counted when it was tried again.
            }
        }
        return true;
    }

    private List<Instruction> planned(TradeSource.RecordPage page, List<SourceRef> unknown) {
        var planned = Stream.concat(walk.page(page.records()).stream(), walk.gone(unknown).stream())
                .toList();
        payments.foresee(page.records());
        return planned;
    }

    /// The orders that were asked for by their ids and that the source does not know.
    private List<SourceRef> unknown(SalesQuery query, TradeSource.RecordPage page) {
        var asked = switch (query) {
            case SalesQuery.Again(var orders) -> orders;
            case SalesQuery.Known(var filed) ->
                filed.stream().map(record -> record.reading().ref()).toList();
            case SalesQuery.Numbered _, SalesQuery.Processed _, SalesQuery.Cancelled _, SalesQuery.Open _ -> {
                tally.notFound.addAll(page.unknown());
                yield List.<SourceRef>of();
            }
        };
        return asked.stream()
                .filter(order -> page.unknown().contains(order.id().toString()))
                .toList();
    }

    private void note(TradeSource.Gap gap) {
        unreadFrom = unreadFrom == null || gap.stretch().from().isBefore(unreadFrom)
                ? gap.stretch().from()
                : unreadFrom;
        tally.remarks.add(cursor.told(gap));
    }

    private void add(List<Instruction> page) {
        poster.add(page);
        tally.show(progress);
    }

    /// Where the first stretch begins that could not be read whole; null where all was.
    @Nullable
    Instant unreadFrom() {
        return unreadFrom;
    }
}
