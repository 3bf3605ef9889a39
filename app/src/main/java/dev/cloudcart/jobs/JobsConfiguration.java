package dev.cloudcart.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.buyers.Buyers;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.database.DatabaseState;
import dev.cloudcart.intake.Cursor;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.Workings;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.sync.Sync;
import dev.cloudcart.sync.SyncSettings;
import dev.cloudcart.webhooks.Courier;
import dev.cloudcart.webhooks.Webhooks;

/// Builds the room.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("db-scheduler.enabled")
class JobsConfiguration {

    /// A refresh token that is used every day never dies of disuse.
    static final Duration TOKEN_AGE = Duration.ofHours(24);

    static final String DAILY = "daily upkeep";

    /// Many changes come at once, as when somebody edits a list: one look serves them all.
    static final Duration NEWS_GATHERED = Duration.ofMinutes(1);

    static final String TELLING = "tell webhooks";

    /// What was told too late by this much nobody minds, and looking costs two questions.
    static final Duration TELLING_PAUSE = Duration.ofSeconds(5);

    @Bean
    Timetables timetables(Companies companies, SettingsBook settings, Connections connections) {
        return new Timetables(companies, settings, connections);
    }

    @Bean
    Runs runs(Sync sync, Connections connections, Audit audit) {
        return new Runs(
                request -> {
                    note(request, audit);
                    return sync.runUnlessBusy(request, Progress.SILENT);
                },
                connections);
    }

    /// Whoever asks for a run is noted where he does; the schedule asks nobody.
    private static void note(SyncRequest request, Audit audit) {
        if (request.isScheduled()) {
            audit.done(new Actor("schedule", "service"), Act.RUN, request.company(), request.words());
        }
    }

    @Bean
    RequestedRuns requestedRuns(JdbcClient jdbc, Runs runs, SyncSettings how, InstantSource clock) {
        return new RequestedRuns(new RequestStore(jdbc), runs, how.patience(), clock);
    }

    @Bean
    Task<?> scheduledRunTask(Timetables timetables, Runs runs, InstantSource clock) {
        return new ScheduledRuns(timetables, runs, clock).task();
    }

    @Bean
    Task<?> requestedRunTask(RequestedRuns requested) {
        return requested.task();
    }

    @Bean
    Task<?> keepSchedulesTask(
            Timetables timetables, RequestedRuns requested, ScheduleStore store, Journal journal, InstantSource clock) {
        return new ScheduleKeeper(
                        timetables,
                        requested,
                        store,
                        () -> journal.companiesToldOfChanges(NEWS_GATHERED, Cursor.NEWS_REST),
                        clock)
                .task();
    }

    @Bean
    ScheduleStore scheduleStore(JdbcClient jdbc) {
        return new ScheduleStore(jdbc);
    }

    @Bean(initMethod = "start")
    ClockWatch clockWatch(ScheduleStore store, Scheduler scheduler, InstantSource clock) {
        return new ClockWatch(store, scheduler::triggerCheckForDueExecutions, clock);
    }

    @Bean
    Workings workings(JdbcClient jdbc) {
        return new WorkingsStore(jdbc);
    }

    @Bean
    Task<?> webhooksTask(Courier courier) {
        return Tasks.recurring(TELLING, FixedDelay.of(TELLING_PAUSE))
                .execute((_, _) -> Handing.on(() -> {
                    courier.round();
                    return true;
                }));
    }

    @Bean
    Task<?> dailyTask(
            Connections connections,
            RequestedRuns requested,
            Buyers buyers,
            DatabaseState database,
            Webhooks webhooks) {
        return daily(() -> {
            webhooks.forgetOld();
            buyers.forgetOld();
            requested.forget();
            connections.refreshStale(TOKEN_AGE);
            database.noteSize();
        });
    }

    static Task<?> daily(Runnable upkeep) {
        return Tasks.recurring(DAILY, FixedDelay.of(TOKEN_AGE))
                .execute((_, _) -> Handing.on(() -> {
                    upkeep.run();
                    return true;
                }));
    }

    @Bean
    RunQueue runQueue(RequestedRuns requested, SchedulerClient client) {
        return requested.queue(client);
    }

    @Bean
    DbSchedulerCustomizer customizer() {
        var name = "%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(() -> name);
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }
}
