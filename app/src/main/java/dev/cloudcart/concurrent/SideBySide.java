package dev.cloudcart.concurrent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// A few pieces of work at once, each on a thread of its own; their results come in the order in which they were
/// begun. Used by one thread, which is told whatever any of them throws.
public final class SideBySide<T> implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Futures that keep a failure without making anything for it: where the memory does not suffice, it is told too.
    private final Deque<Future<T>> begun = new ArrayDeque<>();

    public void begin(Supplier<T> work) {
        begun.add(threads.submit(work::get));
    }

    /// How many results are still to be taken.
    public int size() {
        return begun.size();
    }

    /// Waits for the one that was begun first.
    public T next() {
        try {
            return begun.remove().get();
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            throw Failures.unchecked(cause == null ? failed : cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("Interrupted during a run").initCause(stopped);
        }
    }

    /// Returns when all have come to their end, and throws what nobody took: with what made the caller close us
    /// early it is suppressed, and not lost.
    @Override
    public void close() {
        threads.close();
        @Nullable Throwable failure = null;
        for (var work : begun) {
            if (work.state() == Future.State.FAILED) {
                failure = failure == null ? work.exceptionNow() : Failures.both(failure, work.exceptionNow());
            }
        }
        begun.clear();
        if (failure != null) {
            throw Failures.unchecked(failure);
        }
    }
}
