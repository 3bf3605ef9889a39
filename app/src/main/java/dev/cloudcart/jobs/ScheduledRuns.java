package dev.cloudcart.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.ports.SyncRequest;

/// Syncs each company by its timetable. One row for each company, so that one node at a time has it; the node that
/// has it reads the timetable anew each time. A run may happen twice when a node dies, which does the books no
/// harm.
final class ScheduledRuns {

    static final String NAME = "scheduled run";

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRuns.class);

    /// When the database went away before the next run could be written down.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Timetables timetables;
    private final Runs runs;
    private final InstantSource clock;

    ScheduledRuns(Timetables timetables, Runs runs, InstantSource clock) {
        this.timetables = timetables;
        this.runs = runs;
        this.clock = clock;
    }

    CustomTask<Scheduled> task() {
        return Tasks.custom(NAME, Scheduled.class)
                .onDeadExecutionRevive()
                .onFailureReschedule(FixedDelay.of(PAUSE))
                .execute((instance, _) -> Handing.on(() -> run(instance)));
    }

    private CompletionHandler<Scheduled> run(TaskInstance<Scheduled> instance) {
        var company = new CompanyId(Long.parseLong(instance.getId()));
        var timetable = timetables.of(company);
        if (timetable.isEmpty()) {
            return (_, operations) -> operations.remove();
        }
        var started = clock.instant();
        var came = runs.run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));
        return reschedule(timetable.get(), instance.getData(), came, started);
    }

    private CompletionHandler<Scheduled> reschedule(
            Timetable timetable, Scheduled before, Runs.Came came, Instant started) {
        var now = clock.instant();
        if (!came.isTrouble()) {
            return at(timetable.next(started, now), Scheduled.by(timetable));
        }
        int troubles = before.troubles() + 1;
        var next = timetable.afterTrouble(now, troubles);
        LOG.info("The next run of company {} is at {}, after {} with trouble", timetable.company(), next, troubles);
        return at(next, new Scheduled(timetable.mark(), troubles, came.isAttention()));
    }

    private static CompletionHandler<Scheduled> at(Instant next, Scheduled data) {
        return (complete, operations) -> operations.reschedule(complete, next, data);
    }
}
