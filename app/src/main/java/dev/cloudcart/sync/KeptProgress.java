package dev.cloudcart.sync;

import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.ports.Progress;

/// Keeps in the journal, at most once a second, how a run gets on, so that every node can show it; and hears there
/// whether somebody wants it to end. Passes on what it hears. Thread-safe.
final class KeptProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(KeptProgress.class);
    private static final long PAUSE_MILLIS = 1000;

    private final Progress progress;
    private final Journal journal;
    private final Supplier<RunProgress.CallsLeft> calls;
    private final InstantSource clock;

    private @Nullable RunId run;
    private RunProgress.Stage reading = RunProgress.Stage.NONE;
    private RunProgress.Stage creating = RunProgress.Stage.NONE;
    private RunProgress.Stage posting = RunProgress.Stage.NONE;
    private String note = "";
    private long toldAt;
    private @Nullable String stopper;

    KeptProgress(Progress progress, Journal journal, Supplier<RunProgress.CallsLeft> calls, InstantSource clock) {
        this.progress = progress;
        this.journal = journal;
        this.calls = calls;
        this.clock = clock;
    }

    /// Somebody wanted the run to end: not a failure. Several threads may hear of it, each with one of its own, for
    /// none can go with itself.
    static final class Stopped extends CancellationException {
        private static final long serialVersionUID = 1L;

        private final String who;

        Stopped(String who) {
            super("The run was stopped by " + who);
            this.who = who;
        }

        String who() {
            return who;
        }
    }

    @Override
    public synchronized void begun(RunId begun) {
        run = begun;
        tell();
        progress.begun(begun);
    }

    @Override
    public synchronized void reading(long done, long total) {
        reading = reading.told(done, total, clock.instant());
        tellInTime();
        progress.reading(done, total);
    }

    @Override
    public synchronized void creating(long done, long total) {
        creating = creating.told(done, total, clock.instant());
        tellInTime();
        progress.creating(done, total);
    }

    @Override
    public synchronized void posting(long done, long total) {
        posting = posting.told(done, total, clock.instant());
        tellInTime();
        progress.posting(done, total);
    }

    @Override
    public synchronized void note(String sentence) {
        note = sentence;
        progress.note(sentence);
    }

    @Override
    public synchronized void mayBegin() {
        tellInTime();
        if (stopper != null) {
            throw new Stopped(stopper);
        }
        progress.mayBegin();
    }

    private void tellInTime() {
        if (System.nanoTime() / 1_000_000 - toldAt >= PAUSE_MILLIS) {
            tell();
        }
    }

    /// Whatever the database does not take now is told in a moment; the run itself finds out that it is gone.
    private void tell() {
        var whose = run;
        if (whose == null) {
            return;
        }
        toldAt = System.nanoTime() / 1_000_000;
        try {
            var who = journal.tell(
                    whose, new RunProgress(reading, creating, posting, calls.get(), note, clock.instant()));
            if (stopper == null) {
                stopper = who.orElse(null);
            }
        } catch (DataAccessException trouble) {
            LOG.debug("How run {} gets on could not be kept", whose.value(), trouble);
        }
    }
}
