package dev.cloudcart.sync;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a run that does not get on. The run has a thread of its own, so that whatever it hangs on, we do not.
///
/// @param limit how long a run may be quiet
record Watchdog(Duration limit) {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK_MAX = Duration.ofSeconds(5);

    /// How long what was interrupted may take to tidy up. After that it is left behind; it sends nothing any more.
    private static final Duration GRACE = Duration.ofSeconds(30);

    /// The run made no progress.
    static final class Stalled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stalled(String sentence) {
            super(sentence);
        }
    }

    /// Returns when the work is done; hands on whatever it throws.
    ///
    /// @throws Stalled when it was ended
    void watch(Pulse pulse, Runnable work) {
        var end = new CompletableFuture<Void>();
        var thread = Thread.ofVirtual().name("run").start(() -> {
            try {
                work.run();
                end.complete(null);
            } catch (Throwable failure) {
                end.completeExceptionally(failure);
            }
        });
        try {
            while (!isDone(end, look())) {
                if (pulse.quiet().compareTo(limit) > 0) {
                    LOG.error(
                            "A run has made no progress for {} and is ended; it stood at {}",
                            limit,
                            Arrays.toString(thread.getStackTrace()));
                    end(thread, pulse, end);
                    throw new Stalled("The run made no progress for %s and was ended".formatted(words(limit)));
                }
            }
        } catch (InterruptedException _) {
            end(thread, pulse, end);
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted during a run");
        }
    }

    private Duration look() {
        return limit.compareTo(LOOK_MAX) < 0 ? limit : LOOK_MAX;
    }

    private static void end(Thread thread, Pulse pulse, CompletableFuture<Void> end) {
        pulse.end();
        thread.interrupt();
        try {
            isDone(end, GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error ofTheEnding) {
            LOG.debug("An ended run broke off", ofTheEnding);
        }
    }

    private static boolean isDone(CompletableFuture<Void> end, Duration patience) throws InterruptedException {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            throw handedOn(cause == null ? failed : cause);
        }
    }

    private static RuntimeException handedOn(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException trouble
                ? trouble
                : new IllegalStateException("The run broke off", failure);
    }

    private static String words(Duration time) {
        return time.toMinutes() == 0 ? time.toSeconds() + " seconds" : time.toMinutes() + " minutes";
    }
}
