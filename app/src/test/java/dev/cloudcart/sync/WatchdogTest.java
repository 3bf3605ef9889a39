package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

import dev.cloudcart.ports.Progress;
import dev.cloudcart.posting.Pulse;

@Isolated("the last handler is everybody's")
@Timeout(30)
class WatchdogTest {

    private static final Duration LIMIT = Duration.ofMillis(100);

    private final Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    private final Pulse pulse = new Pulse(Progress.SILENT, () -> {});

    @AfterEach
    void giveBackTheLastHandler() {
        Thread.setDefaultUncaughtExceptionHandler(usual);
    }

    @Test
    void handsOnTheErrorThatTheEndingOfAStalledRunBrings() {
        assertThatThrownBy(() -> new Watchdog(LIMIT).watch(pulse, () -> {
                    untilInterrupted();
                    throw new OutOfMemoryError("while tidying up");
                }))
                .isInstanceOf(OutOfMemoryError.class)
                .satisfies(error -> assertThatThrownBy(() -> {
                            throw error.getSuppressed()[0];
                        })
                        .isInstanceOf(Watchdog.Stalled.class));
    }

    @Test
    void keepsTroubleOfTheEndingWithTheReason() {
        assertThatThrownBy(() -> new Watchdog(LIMIT).watch(pulse, () -> {
                    untilInterrupted();
                    throw new IllegalStateException("interrupted");
                }))
                .isInstanceOf(Watchdog.Stalled.class)
                .hasSuppressedException(new IllegalStateException("interrupted"));
    }

    @Test
    void handsAnErrorOfARunThatWasLeftBehindToTheLastHandler() {
        var told = new AtomicReference<Throwable>();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> told.set(failure));
        var later = new CountDownLatch(1);
        assertThatThrownBy(() -> new Watchdog(LIMIT, LIMIT).watch(pulse, () -> {
                    untilInterrupted();
                    uninterruptibly(later);
                    throw new StackOverflowError("long after");
                }))
                .isInstanceOf(Watchdog.Stalled.class);

        later.countDown();

        await().dontCatchUncaughtExceptions()
                .untilAsserted(() -> assertThatThrownBy(() -> {
                            throw told.get();
                        })
                        .hasMessage("long after"));
    }

    /// It may hear no interruption, and come back from whatever it hung on when another run is under way.
    @Test
    void letsARunThatWasLeftBehindSendNothingAnyMore() throws InterruptedException {
        var later = new CountDownLatch(1);
        var sent = new AtomicReference<Throwable>();
        var over = new CountDownLatch(1);
        pulse.mustGoOn();
        assertThatThrownBy(() -> new Watchdog(LIMIT, LIMIT).watch(pulse, () -> {
                    untilInterrupted();
                    uninterruptibly(later);
                    try {
                        pulse.mustGoOn();
                    } catch (CancellationException refused) {
                        sent.set(refused);
                    }
                    over.countDown();
                }))
                .isInstanceOf(Watchdog.Stalled.class);

        later.countDown();

        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sent.get()).isInstanceOf(CancellationException.class).hasMessage("The run was ended");
    }

    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            // That is what was waited for.
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
