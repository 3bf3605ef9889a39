package dev.cloudcart.sync;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.cloudcart.concurrent.Failures;
import dev.cloudcart.posting.Pulse;

/// Ends a run that does not get on. The run has a thread of its own, so that whatever it hangs on, we do not.
///
/// @param limit how long a run may be quiet
/// @param grace how long what was interrupted may take to tidy up. After that it is left behind; it sends nothing
/// any more
record Watchdog(Duration limit, Duration grace) {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK_MAX = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(30);

    Watchdog(Duration limit) {
        this(limit, GRACE);
    }

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
        var watched = new Watched(work);
        try {
            while (!watched.isDone(look())) {
                if (pulse.quiet().compareTo(limit) > 0) {
                    LOG.error(
                            "A run has made no progress for {} and is ended; it stood at {}",
                            limit,
                            Arrays.toString(watched.thread.getStackTrace()));
                    throw new Stalled("The run made no progress for %s and was ended".formatted(words(limit)));
                }
            }
        } catch (InterruptedException _) {
            var interrupted = ended(watched, pulse, new CancellationException("Interrupted during a run"));
            Thread.currentThread().interrupt();
            throw Failures.unchecked(interrupted);
        } catch (RuntimeException | Error failure) {
            throw Failures.unchecked(ended(watched, pulse, failure));
        }
        watched.handOn();
    }

    private Duration look() {
        return limit.compareTo(LOOK_MAX) < 0 ? limit : LOOK_MAX;
    }

    /// Nothing is sent any more, whatever the reason was and whatever the ending brings.
    ///
    /// @return the reason, or the error that the ending brought
    private Throwable ended(Watched watched, Pulse pulse, Throwable why) {
        pulse.end();
        watched.thread.interrupt();
        try {
            if (!watched.isDone(grace)) {
                watched.leave();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            watched.leave();
        }
        var failure = watched.failure;
        return failure == null ? why : Failures.both(why, failure);
    }

    /// The work on its thread. Makes nothing new to keep a failure, so that it is told where the memory does not
    /// suffice.
    private static final class Watched {

        private final CountDownLatch done = new CountDownLatch(1);
        private final Thread thread;
        private volatile @Nullable Throwable failure;
        private volatile boolean left;

        Watched(Runnable work) {
            thread = Thread.ofVirtual().name("run").start(() -> run(work));
        }

        private void run(Runnable work) {
            try {
                work.run();
            } catch (Throwable broken) {
                failure = broken;
            } finally {
                done.countDown();
            }
            if (left) {
                handOnErrors();
            }
        }

        boolean isDone(Duration patience) throws InterruptedException {
            return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        /// Nobody waits for it any more.
        void leave() {
            left = true;
        }

        void handOn() {
            var broken = failure;
            if (broken != null) {
                throw Failures.unchecked(broken);
            }
        }

        /// To the last handler: nobody else hears it.
        private void handOnErrors() {
            if (failure instanceof Error error) {
                throw error;
            }
            LOG.debug("A run that was left behind has ended", failure);
        }
    }

    private static String words(Duration time) {
        return time.toMinutes() == 0 ? time.toSeconds() + " seconds" : time.toMinutes() + " minutes";
    }
}
