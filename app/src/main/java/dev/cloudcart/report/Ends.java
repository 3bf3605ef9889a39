package dev.cloudcart.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

import dev.cloudcart.core.trade.SourceKind;

/// Counts each record that a run meets once, under what became of it in the end. Only those that may be tried again
/// are kept in mind one by one: what was left open before, and what is held or refused. Thread-safe.
public final class Ends {

    /// What can become of a record.
    public enum Kind {
        UNDER_WAY,
        POSTED,
        AMENDED,
        REMOVED,
        UNCHANGED,
        SKIPPED,
        HELD,
        REFUSED,
        UNRESOLVED
    }

    /// @param why it was skipped; otherwise empty
    private record End(Kind kind, String why) {

        End(Kind kind) {
            this(kind, "");
        }

        private boolean isFinal() {
            return standsByThisRun() || kind == Kind.UNCHANGED || kind == Kind.SKIPPED;
        }

        private boolean standsByThisRun() {
            return kind == Kind.POSTED || kind == Kind.AMENDED || kind == Kind.REMOVED;
        }

        /// What stands because of this run stays posted when it is met again; what was removed may be posted anew;
        /// what waits for an answer is not unchanged.
        private End then(End next) {
            if (kind == Kind.REMOVED) {
                return next.standsByThisRun() || !next.isFinal() ? next : this;
            }
            boolean waits = kind == Kind.UNRESOLVED && next.kind == Kind.UNCHANGED;
            return standsByThisRun() || waits ? this : next;
        }
    }

    private final Map<SourceKind, LongAdder> readable = new EnumMap<>(SourceKind.class);
    private final LongAdder unreadable = new LongAdder();
    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);
    private final Map<String, LongAdder> skipped = new ConcurrentSkipListMap<>();
    private final Map<UUID, End> kept = new ConcurrentHashMap<>();

    public Ends() {
        for (var kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
        for (var kind : SourceKind.values()) {
            readable.put(kind, new LongAdder());
        }
    }

    /// It was read from the source, or known to be there.
    public void met(SourceKind kind, UUID record, boolean makesSense) {
        if (!kept.containsKey(record)) {
            count(kind, makesSense);
        }
    }

    /// It was left over from earlier, and may be met again when the source is read.
    public void metAgain(SourceKind kind, UUID record, boolean makesSense) {
        if (kept.putIfAbsent(record, new End(Kind.UNDER_WAY)) == null) {
            count(kind, makesSense);
        }
    }

    /// It will be heard of again: what becomes of it first is not its end.
    public void goesOn(UUID record) {
        kept.putIfAbsent(record, new End(Kind.UNDER_WAY));
    }

    private void count(SourceKind kind, boolean makesSense) {
        (makesSense ? Objects.requireNonNull(readable.get(kind)) : unreadable).increment();
    }

    public void became(UUID record, Kind kind) {
        end(record, new End(kind));
    }

    /// @param reason completes the sentence "not posted, because it is …"
    public void skipped(UUID record, String reason) {
        end(record, new End(Kind.SKIPPED, reason));
    }

    private void end(UUID record, End end) {
        var before = kept.computeIfPresent(record, (_, earlier) -> earlier.then(end));
        if (before != null) {
            return;
        }
        if (!end.isFinal()) {
            kept.put(record, end);
            return;
        }
        counter(end.kind).increment();
        if (end.kind == Kind.SKIPPED) {
            skipped.computeIfAbsent(end.why, _ -> new LongAdder()).increment();
        }
    }

    public long met() {
        return readable.values().stream().mapToLong(LongAdder::sum).sum() + unreadable.sum();
    }

    long readable(SourceKind kind) {
        return Objects.requireNonNull(readable.get(kind)).sum();
    }

    public long unreadable() {
        return unreadable.sum();
    }

    public long of(Kind kind) {
        return counter(kind).sum()
                + kept.values().stream().filter(end -> end.kind == kind).count();
    }

    public Map<String, Long> skippedBecause() {
        var because = new TreeMap<String, Long>();
        skipped.forEach((reason, count) -> because.put(reason, count.sum()));
        kept.values().stream()
                .filter(end -> end.kind == Kind.SKIPPED)
                .forEach(end -> because.merge(end.why, 1L, Long::sum));
        return because;
    }

    private LongAdder counter(Kind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }
}
