package dev.cloudcart.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the schedule going when the clock of a computer is set back: what was scheduled by the clock that was
/// ahead is made due, and the scheduler, which waits by that clock too, is woken. Goes by time that nobody can set.
final class ClockWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /// Clocks of nodes differ a little.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final ScheduleStore store;
    private final Runnable wakeScheduler;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("clock-watch").factory());

    ClockWatch(ScheduleStore store, Runnable wakeScheduler, InstantSource clock) {
        this.store = store;
        this.wakeScheduler = wakeScheduler;
        this.clock = clock;
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::watch, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private void watch() {
        try {
            look();
        } catch (RuntimeException trouble) {
            LOG.debug("The schedule could not be looked at; it is tried again", trouble);
        } catch (Error broken) {
            LOG.error("The schedule could not be looked at; it is tried again", Handing.on(broken));
        }
    }

    /// What goes by a company's timetable the keeper of schedules sees to, once it goes itself.
    void look() {
        var now = store.now(clock.instant());
        int back = store.bringBack(ScheduleKeeper.NAME, TOLERANCE.plus(ScheduleKeeper.PAUSE_MAX), now)
                + store.bringBack(RequestedRuns.NAME, TOLERANCE, now)
                + store.bringBack(JobsConfiguration.DAILY, TOLERANCE.plus(JobsConfiguration.TOKEN_AGE), now)
                + store.bringBack(JobsConfiguration.TELLING, TOLERANCE.plus(JobsConfiguration.TELLING_PAUSE), now)
                + store.bringBackSignsOfLife(TOLERANCE, now);
        if (back > 0) {
            LOG.warn("The clock of this computer was set back: what was scheduled for later is done now");
        }
        wakeScheduler.run();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
