package dev.cloudcart.linnworks.reading;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.ports.TradeSource.RecordPage;
import dev.cloudcart.ports.TradeSource.RecordPages;

/// Reads on a thread of its own, one page ahead of whoever takes them, never more.
public final class ReadAhead implements RecordPages {

    /// Whoever waits looks so often whether anybody reads.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Step END = new Step.End();

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private final AtomicBoolean told = new AtomicBoolean();

    /// An exception or, where the program itself broke, an error. Nothing new is made to keep it, so that it is told
    /// where the memory does not suffice.
    private volatile @Nullable Throwable failure;

    private @Nullable Step last;

    private sealed interface Step {
        record Page(RecordPage page) implements Step {}

        record End() implements Step {}
    }

    /// @param reading passes pages on; interrupted when nobody wants them any more
    public ReadAhead(String name, Consumer<Consumer<RecordPage>> reading) {
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
        var broken = failure;
        if (broken != null) {
            told.set(true);
            throw thrown(broken);
        }
        return Optional.empty();
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error broken) {
            throw broken;
        }
        return failure instanceof RuntimeException trouble
                ? trouble
                : new IllegalStateException("The reading thread broke off", failure);
    }

    /// @throws Error the one that broke the reading, where nobody has been told yet
    @Override
    public void close() {
        thread.interrupt();
        tellErrors();
    }

    private void tellErrors() {
        if (failure instanceof Error broken && told.compareAndSet(false, true)) {
            throw broken;
        }
    }

    private void read(Consumer<Consumer<RecordPage>> reading) {
        try {
            reading.accept(page -> put(new Step.Page(page)));
        } catch (Throwable why) {
            failure = why;
        }
        putLast();
    }

    /// Whoever closed us does not want to hear how it ended, unless the program itself broke: then the last handler
    /// hears it.
    private void putLast() {
        try {
            steps.put(END);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            tellErrors();
        }
    }

    private void put(Step step) {
        try {
            steps.put(step);
        } catch (InterruptedException closed) {
            throw interrupted(closed);
        }
    }

    /// A thread that died reads no more, whether or not it could say so.
    private Step take() {
        try {
            var step = steps.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            while (step == null && thread.isAlive()) {
                step = steps.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            return step == null ? Objects.requireNonNullElse(steps.poll(), END) : step;
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static CancellationException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (CancellationException) new CancellationException("Interrupted while reading").initCause(cause);
    }
}
