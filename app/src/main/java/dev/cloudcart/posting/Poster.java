package dev.cloudcart.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.concurrent.Failures;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.Books.OpenBooks;

/// Gathers instructions into batches and posts several at once, so that the pace is the limit and not the answer's
/// time. Used by one thread; batches are posted on others.
public final class Poster implements AutoCloseable {

    /// Forty batches a minute that take six seconds each need four; more keep both sides busy where nothing is
    /// limited.
    private static final int IN_FLIGHT_MAX = 10;

    private final RunId run;
    private final long settingsVersion;
    private final OpenBooks books;
    private final int batchSize;
    private final Journal journal;
    private final Settlement settlement;
    private final Runnable settled;

    private final List<Instruction> waiting = new ArrayList<>();
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What batches met; the gravest, with the others.
    private volatile @Nullable Throwable failure;

    /// What the caller was told.
    private @Nullable Throwable handedOn;

    /// @param settled is told after each batch
    public Poster(
            RunId run,
            long settingsVersion,
            OpenBooks books,
            Journal journal,
            Settlement settlement,
            Runnable settled) {
        this.run = run;
        this.settingsVersion = settingsVersion;
        this.books = books;
        this.batchSize = books.batchSize();
        this.journal = journal;
        this.settlement = settlement;
        this.settled = settled;
    }

    /// Waits while as many batches are under way as may be.
    ///
    /// @throws RuntimeException or an error, the first that any batch met: nothing more is sent after it
    public void add(List<Instruction> instructions) {
        for (int i = 0; i < instructions.size(); i++) {
            if (waiting.size() + together(instructions, i) > batchSize && !waiting.isEmpty()) {
                flush();
            }
            waiting.add(instructions.get(i));
            if (waiting.size() == batchSize) {
                flush();
            }
        }
    }

    /// How many documents of one record begin here. They go into one batch where it has room, so that none is left
    /// alone.
    private int together(List<Instruction> instructions, int from) {
        var first = instructions.get(from);
        return first.key().part() == 1 ? Math.min(batchSize, first.origin().documents()) : 1;
    }

    /// Posts what waits and returns when everything is settled.
    public void drain() {
        if (!waiting.isEmpty()) {
            flush();
        }
        awaitAll();
        rethrow();
    }

    private void flush() {
        rethrow();
        var batch = List.copyOf(waiting);
        waiting.clear();
        acquire(1);
        try {
            threads.execute(() -> post(batch));
        } catch (RuntimeException | Error noThread) {
            inFlight.release();
            throw noThread;
        }
    }

    private void post(List<Instruction> instructions) {
        try {
            settlement.mayBegin();
            var batch = journal.intend(run, settingsVersion, instructions, books::encode);
            if (!batch.intents().isEmpty()) {
                settlement.sendUnlessItStands(batch);
            }
            settled.run();
        } catch (Throwable trouble) {
            note(trouble);
        } finally {
            inFlight.release();
        }
    }

    private synchronized void note(Throwable trouble) {
        var first = failure;
        failure = first == null ? trouble : Failures.both(first, trouble);
    }

    private void awaitAll() {
        acquire(IN_FLIGHT_MAX);
        inFlight.release(IN_FLIGHT_MAX);
    }

    private void acquire(int places) {
        try {
            inFlight.acquire(places);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("Interrupted while posting").initCause(e);
        }
    }

    private void rethrow() {
        var trouble = failure;
        if (trouble != null) {
            handedOn = trouble;
            throw Failures.unchecked(trouble);
        }
    }

    /// Lets batches that are under way come to their end: their intents are written and their answers should be
    /// too. Where the run itself is interrupted they are, and the next run settles them. What they met and the
    /// caller was not told is thrown.
    @Override
    public void close() {
        threads.close();
        if (!Objects.equals(failure, handedOn)) {
            rethrow();
        }
    }
}
