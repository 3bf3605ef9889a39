package dev.cloudcart.linnworks;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.sync.TradeSource.RecordPage;
import dev.cloudcart.sync.TradeSource.RecordPages;

/// Reads on a thread of its own, one page ahead of whoever takes them, never more.
final class ReadAhead implements RecordPages {

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private @Nullable Step last;

    private sealed interface Step {
        record Page(RecordPage page) implements Step {}

        /// @param why an exception or, where the program itself broke, an error
        record Failed(Throwable why) implements Step {}

        record End() implements Step {}
    }

    /// @param reading passes pages on; interrupted when nobody wants them any more
    ReadAhead(String name, Consumer<Consumer<RecordPage>> reading) {
        thread = Thread.ofVirtual().name(name).start(() -> read(reading));
    }

    @Override
    public Optional<RecordPage> next() {
        if (last == null) {
            switch (take()) {
                case Step.Page(RecordPage page) -> {
                    return Optional.of(page);
                }
                case Step step -> last = step;
            }
        }
        if (last instanceof Step.Failed(Throwable why)) {
            if (why instanceof Error broken) {
                throw broken;
            }
            throw why instanceof RuntimeException trouble
                    ? trouble
                    : new IllegalStateException("The reading thread broke off", why);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void read(Consumer<Consumer<RecordPage>> reading) {
        Step end;
        try {
            reading.accept(page -> put(new Step.Page(page)));
            end = new Step.End();
        } catch (RuntimeException | Error why) {
            end = new Step.Failed(why);
        }
        putLast(end);
    }

    /// Whoever closed us does not want to hear how it ended.
    private void putLast(Step end) {
        try {
            steps.put(end);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(Step step) {
        try {
            steps.put(step);
        } catch (InterruptedException closed) {
            throw interrupted(closed);
        }
    }

    private Step take() {
        try {
            return steps.take();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static CancellationException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (CancellationException) new CancellationException("Interrupted while reading").initCause(cause);
    }
}
