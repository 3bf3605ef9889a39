package dev.cloudcart.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;

/// Keeps what is scheduled in step with the settings, which any process may change: every few seconds, on one node.
final class ScheduleKeeper {

    static final String NAME = "keep schedules";

    private static final Duration PAUSE_MIN = Duration.ofSeconds(5);

    /// However many companies there are.
    static final Duration PAUSE_MAX = Duration.ofHours(1);

    /// With very many companies, looking at them all takes at most a tenth of the time.
    private static final int PAUSE_FOR_WORK = 9;

    private final Timetables timetables;
    private final RequestedRuns requested;
    private final ScheduleStore store;
    private final Supplier<Set<CompanyId>> wanted;
    private final InstantSource clock;

    /// @param wanted companies for which something has come up, so that they are not to wait for their time; each is
    ///        named once
    ScheduleKeeper(
            Timetables timetables,
            RequestedRuns requested,
            ScheduleStore store,
            Supplier<Set<CompanyId>> wanted,
            InstantSource clock) {
        this.timetables = timetables;
        this.requested = requested;
        this.store = store;
        this.wanted = wanted;
        this.clock = clock;
    }

    CustomTask<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .scheduleOnStartup("all", null, now -> now)
                .onDeadExecutionRevive()
                .onFailureReschedule(FixedDelay.of(PAUSE_MIN))
                .execute((_, context) -> Handing.on(() -> keep(context.getSchedulerClient())));
    }

    private CompletionHandler<Void> keep(SchedulerClient client) {
        var started = clock.instant();
        var scheduled = scheduled(client);
        var latest = store.now(started);
        var early = wanted.get();
        for (var timetable : timetables.all()) {
            var next = scheduled.remove(Long.toString(timetable.company().value()));
            keep(timetable, next, latest, client);
            if (next != null && early.contains(timetable.company()) && timetable.mayComeEarly()) {
                bringForward(next, client);
            }
        }
        scheduled.values().forEach(unwanted -> unlessRunning(() -> client.cancel(unwanted.getTaskInstance())));
        requested.wake(client);
        var took = Duration.between(started, clock.instant()).multipliedBy(PAUSE_FOR_WORK);
        var next = clock.instant().plus(pause(took));
        return (complete, operations) -> operations.reschedule(complete, next);
    }

    private static Duration pause(Duration wanted) {
        if (wanted.compareTo(PAUSE_MIN) < 0) {
            return PAUSE_MIN;
        }
        return wanted.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wanted;
    }

    private static Map<String, ScheduledExecution<Scheduled>> scheduled(SchedulerClient client) {
        var scheduled = new HashMap<String, ScheduledExecution<Scheduled>>();
        client.fetchScheduledExecutionsForTask(
                ScheduledRuns.NAME,
                Scheduled.class,
                ScheduledExecutionsFilter.all(),
                execution -> scheduled.put(execution.getTaskInstance().getId(), execution));
        return scheduled;
    }

    /// @param latest never earlier than it is
    private void keep(
            Timetable timetable,
            @Nullable ScheduledExecution<Scheduled> scheduled,
            Instant latest,
            SchedulerClient client) {
        var instance = new TaskInstance<>(
                ScheduledRuns.NAME, Long.toString(timetable.company().value()), Scheduled.by(timetable));
        var now = clock.instant();
        if (scheduled == null) {
            client.scheduleIfNotExists(instance, timetable.first(now));
        } else if (!scheduled.isPicked() && isMended(timetable, scheduled.getData())) {
            unlessRunning(() -> client.reschedule(instance, timetable.mended(now), instance.getData()));
        } else if (!scheduled.isPicked()
                && (isOutdated(timetable, scheduled.getData())
                        || timetable.isTooLate(scheduled.getExecutionTime(), latest))) {
            unlessRunning(() -> client.reschedule(instance, timetable.first(now), instance.getData()));
        }
    }

    /// Not one that trouble has put off: it would meet the same. The one that is just running sees to it, or the next.
    private void bringForward(ScheduledExecution<Scheduled> next, SchedulerClient client) {
        var now = clock.instant();
        if (!next.isPicked()
                && next.getData().troubles() == 0
                && next.getExecutionTime().isAfter(now)) {
            unlessRunning(() -> client.reschedule(
                    new TaskInstance<>(
                            ScheduledRuns.NAME, next.getTaskInstance().getId(), next.getData()),
                    now,
                    next.getData()));
        }
    }

    private static boolean isOutdated(Timetable timetable, Scheduled scheduled) {
        return !scheduled.timetable().equals(timetable.mark());
    }

    private static boolean isMended(Timetable timetable, Scheduled scheduled) {
        return scheduled.attention() && timetable.connected();
    }

    /// One that is just running looks at its timetable itself when it is done.
    private static void unlessRunning(Runnable change) {
        try {
            change.run();
        } catch (TaskInstanceException _) {
            // It was picked, or is gone, since we looked.
        }
    }
}
