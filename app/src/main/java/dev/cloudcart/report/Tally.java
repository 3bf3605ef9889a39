package dev.cloudcart.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.planning.Foreseen;
import dev.cloudcart.core.planning.LinesTurned;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.report.Ends.Kind;

/// Counts what a run does, in a memory that does not grow with it. Thread-safe.
public final class Tally {

    public final Ends ends = new Ends();
    public final Foresight foresight = new Foresight();
    public final LongAdder stale = new LongAdder();
    private final LongAdder looked = new LongAdder();
    /// Which orders it met that are cancelled: few, and they may be met again among those that are searched by the
    /// day of their cancellation.
    public final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    /// Whose document goes, so that another can take its place.
    public final Set<UUID> replaced = ConcurrentHashMap.newKeySet();
    public final Queue<String> notFound = new ConcurrentLinkedQueue<>();
    public final Queue<String> remarks = new ConcurrentLinkedQueue<>();
    public volatile RunReport.@Nullable Complete complete;

    private final Set<PostingKey> orders = ConcurrentHashMap.newKeySet();
    private final LongAdder underWay = new LongAdder();
    private final ProofSums proven = new ProofSums();
    private final ProofSums seen = new ProofSums();

    /// Documents that are sent, or sent again, from here on.
    public void sending(int documents) {
        underWay.add(documents);
    }

    public void outcome(Intent intent, Outcome outcome) {
        underWay.decrement();
        var record = intent.key().source();
        switch (outcome) {
            case Outcome.Posted document -> posted(intent, document);
            case Outcome.Removed _ -> ends.became(record, Kind.REMOVED);
            case Outcome.Refused fault -> {
                ends.became(record, fault.isAbsent() ? Kind.HELD : Kind.REFUSED);
                if (fault.isStale()) {
                    stale.increment();
                }
            }
            case Outcome.Unresolved _ -> ends.became(record, Kind.UNRESOLVED);
        }
    }

    /// What would be removed is not among what would be proven.
    ///
    /// @param stood what was written of the document before; empty where it does not stand
    public void foresee(Foreseen document, Intent intent, Optional<Intent> stood, LinesTurned turned) {
        if (foresight.add(document, intent, stood, turned) && !intent.deed().isRemoval()) {
            planned(intent);
        }
    }

    /// A document that is only planned counts as not stored yet.
    public void planned(Intent intent) {
        var nothing = Money.zero(intent.gross().getCurrencyUnit());
        add(intent, nothing, nothing);
    }

    /// Documents of ours that were looked at in the books. What is not there counts as nothing, and so does what
    /// somebody has made unreadable.
    public void looked(Collection<Position.Live> documents, Map<PostingKey, Look> looks) {
        looked.add(documents.size());
        for (var live : documents) {
            var intent = live.intent();
            var nothing = Money.zero(intent.gross().getCurrencyUnit());
            switch (looks.get(live.key())) {
                case Look.AsWeLeftIt left ->
                    seen(
                            intent,
                            left,
                            intent.gross(),
                            Objects.requireNonNullElse(
                                    intent.tax(), intent.origin().tax()));
                case Look.Edited edited -> seen(intent, edited, nothing, nothing);
                case null, default -> seen.add(intent, nothing, nothing);
            }
        }
    }

    /// @param gross and tax, where the look shows none
    private void seen(Intent intent, Look look, Money gross, Money tax) {
        var shown = look.shows();
        seen.add(
                intent,
                comparable(shown.map(Shown::gross).orElse(gross), intent),
                comparable(shown.map(Shown::tax).orElse(tax), intent));
    }

    /// How far the posting is.
    public void show(Progress progress) {
        progress.posting(posted(), posted() + underWay());
    }

    /// How many of the documents that are to be posted are not settled yet.
    public long underWay() {
        return underWay.sum();
    }

    public long posted() {
        return ends.of(Kind.POSTED);
    }

    public long unresolved() {
        return ends.of(Kind.UNRESOLVED);
    }

    private void posted(Intent intent, Outcome.Posted document) {
        ends.became(intent.key().source(), intent.deed() == Deed.AMEND ? Kind.AMENDED : Kind.POSTED);
        var stored = document.stored();
        add(intent, comparable(stored.gross(), intent), comparable(stored.tax(), intent));
    }

    /// What is stored in another currency counts as nothing.
    private static Money comparable(Money stored, Intent intent) {
        return stored.isSameCurrency(intent.gross())
                ? stored
                : Money.zero(intent.gross().getCurrencyUnit());
    }

    /// A purchase order that is posted and closed in one run is proven once.
    private void add(Intent intent, Money books, Money booksTax) {
        if (intent.type() == DocumentType.PURCHASE_ORDER && !orders.add(intent.key())) {
            return;
        }
        proven.add(intent, books, booksTax);
    }

    public List<RunReport.ProofRow> proof() {
        return proven.rows();
    }

    /// What was looked at, as it stood then.
    public List<RunReport.ProofRow> seen() {
        return seen.rows();
    }

    public RunReport.Read read() {
        return new RunReport.Read(
                ends.readable(SourceKind.SALE),
                ends.readable(SourceKind.REFUND),
                ends.readable(SourceKind.PURCHASE_ORDER),
                ends.readable(SourceKind.DELIVERY),
                ends.of(Kind.SKIPPED),
                ends.unreadable(),
                ends.readable(SourceKind.PAYMENT) + ends.readable(SourceKind.PAYMENT_STATEMENT));
    }

    public RunReport.Documents documents() {
        var refused = ends.of(Kind.REFUSED);
        return new RunReport.Documents(
                posted(),
                ends.of(Kind.AMENDED),
                ends.of(Kind.REMOVED),
                ends.of(Kind.UNCHANGED),
                ends.of(Kind.HELD) + refused,
                refused,
                unresolved(),
                looked.sum());
    }
}
