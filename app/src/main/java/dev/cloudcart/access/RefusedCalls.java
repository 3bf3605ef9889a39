package dev.cloudcart.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;

/// Tells the audit who was not let in: for each address and each reason the first call at once, and the others of
/// the same minute in one row with their count, so that nobody fills the disk with them. Thread-safe.
public final class RefusedCalls implements AutoCloseable {

    static final int ADDRESSES_MAX = 100;

    private static final Logger LOG = LoggerFactory.getLogger(RefusedCalls.class);
    private static final String NOBODY_KNOWN = "somebody";
    private static final Actor OTHERS = new Actor(NOBODY_KNOWN, "other addresses");

    private final Rows rows;
    private final Map<Refused, Integer> more = new LinkedHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("refused-calls").factory());

    /// Where they are kept.
    @FunctionalInterface
    interface Rows {
        void add(Refused refused, String what);
    }

    /// @param company that it was about; null for all of them, or for none
    record Refused(Actor who, @Nullable CompanyId company, String reason) {}

    /// @param act what somebody was not let in to
    public static RefusedCalls of(Act act, Audit audit) {
        return new RefusedCalls((refused, what) -> audit.refused(refused.who(), act, refused.company(), what));
    }

    RefusedCalls(Rows rows) {
        this.rows = rows;
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::minute, 1, 1, TimeUnit.MINUTES);
    }

    /// Somebody of whom nothing but the address is known.
    public void refused(String address, String reason) {
        refused(new Actor(NOBODY_KNOWN, address), null, reason);
    }

    /// Somebody who is known.
    ///
    /// @param company that it was about; null for all of them, or for none
    public void refused(Actor who, @Nullable CompanyId company, String reason) {
        var itself = new Refused(who, company, reason);
        if (isFirst(itself)) {
            write(itself, reason);
        }
    }

    /// Where very many addresses come at once, the later ones only count together.
    private synchronized boolean isFirst(Refused itself) {
        boolean alone = more.containsKey(itself) || more.size() < ADDRESSES_MAX;
        return more.merge(
                        alone ? itself : new Refused(OTHERS, null, itself.reason()),
                        alone ? 0 : 1,
                        (count, _) -> count + 1)
                == 0;
    }

    /// What it threw would be told to nobody, and there would be no next minute.
    void minute() {
        try {
            endMinute();
        } catch (RuntimeException trouble) {
            LOG.warn("What was refused within the last minute is not in the audit", trouble);
        } catch (Error broken) {
            var current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, broken);
        }
    }

    /// Writes what came since the first ones; the next minute begins.
    void endMinute() {
        ended().forEach((refused, count) ->
                write(refused, "%s, %d more within a minute".formatted(refused.reason(), count)));
    }

    private synchronized Map<Refused, Integer> ended() {
        var ended = new LinkedHashMap<>(more);
        more.clear();
        ended.values().removeIf(count -> count == 0);
        return ended;
    }

    /// A database that is away must not change what the caller is told.
    private void write(Refused refused, String what) {
        try {
            rows.add(refused, what);
        } catch (RuntimeException trouble) {
            LOG.warn(
                    "A refused call from {} is not in the audit: {}",
                    refused.who().origin(),
                    what,
                    trouble);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        endMinute();
    }
}
