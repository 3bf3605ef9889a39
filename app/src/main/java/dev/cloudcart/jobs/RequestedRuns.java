package dev.cloudcart.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;

/// Does the runs that somebody asked for, of each company one after the other, so that no company takes more than
/// one thread.
final class RequestedRuns {

    static final String NAME = "requested run";

    private static final Duration KEPT = Duration.ofDays(31);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /// As long as it takes to press a button twice.
    private static final Duration TWICE = Duration.ofSeconds(3);

    private final RequestStore store;
    private final Runs runs;
    private final Duration patience;
    private final InstantSource clock;

    /// @param patience how long a request waits for a run that is in its way
    RequestedRuns(RequestStore store, Runs runs, Duration patience, InstantSource clock) {
        this.store = store;
        this.runs = runs;
        this.patience = patience;
        this.clock = clock;
    }

    CustomTask<Void> task() {
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailureReschedule(FixedDelay.of(PAUSE))
                .execute((instance, context) -> Handing.on(
                        () -> runOldest(new CompanyId(Long.parseLong(instance.getId())), context.getSchedulerState())));
    }

    private CompletionHandler<Void> runOldest(CompanyId company, SchedulerState state) {
        var waiting = store.oldest(company);
        waiting.ifPresent(one -> run(one, state));
        return next(company, waiting);
    }

    /// What waits for something comes again in a moment, and holds no thread meanwhile. A request that comes
    /// between the look and the removal is found by [#wake].
    private CompletionHandler<Void> next(CompanyId company, Optional<RequestStore.Waiting> before) {
        return (complete, operations) -> Handing.on(() -> {
            var next = store.oldest(company);
            if (next.isPresent()) {
                operations.reschedule(
                        complete, isSame(next, before) ? clock.instant().plus(PAUSE) : clock.instant());
            } else {
                operations.remove();
            }
            return next.isPresent();
        });
    }

    private static boolean isSame(Optional<RequestStore.Waiting> next, Optional<RequestStore.Waiting> before) {
        return next.map(RequestStore.Waiting::ticket).equals(before.map(RequestStore.Waiting::ticket));
    }

    /// What a node that is being ended broke off is left waiting for the next.
    private void run(RequestStore.Waiting waiting, SchedulerState node) {
        switch (runs.run(waiting.request())) {
            case Runs.Came.Finished(var report) -> settle(waiting, report.run(), null);
            case Runs.Came.InTheWay() -> {
                if (waiting.waited().compareTo(patience) > 0) {
                    settle(waiting, null, "Another run of this company went on for too long: ask again.");
                }
            }
            case Runs.Came.WithoutDatabase() -> {
                // It waits for the database to come back, and is run again.
            }
            case Runs.Came.Broken() -> {
                if (!node.isShuttingDown()) {
                    settle(waiting, null, "Something failed that nobody foresaw: the log has it. Ask again.");
                }
            }
        }
    }

    private void settle(RequestStore.Waiting waiting, @Nullable Long run, @Nullable String trouble) {
        store.settle(waiting.ticket(), run, trouble);
    }

    /// Sees to it that nobody waits in vain.
    void wake(SchedulerClient client) {
        store.companiesWaiting().forEach(company -> wake(company, client));
    }

    private void wake(CompanyId company, SchedulerClient client) {
        client.scheduleIfNotExists(new TaskInstance<>(NAME, Long.toString(company.value())), clock.instant());
    }

    void forget() {
        store.forget(KEPT);
    }

    RunQueue queue(SchedulerClient client) {
        return new RunQueue() {
            @Override
            public UUID enqueue(SyncRequest request) {
                var ticket = UUID.randomUUID();
                store.add(ticket, request);
                wake(request.company(), client);
                return ticket;
            }

            @Override
            public Optional<UUID> justAsked(SyncRequest request) {
                return store.justAsked(request, TWICE);
            }

            @Override
            public Optional<Queued> find(UUID ticket) {
                return store.find(ticket);
            }

            @Override
            public Optional<SyncRequest> askedFor(CompanyId company, long run) {
                return store.askedFor(company, run);
            }
        };
    }
}
