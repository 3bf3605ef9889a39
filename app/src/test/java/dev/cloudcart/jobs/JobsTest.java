package dev.cloudcart.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

import dev.cloudcart.Application;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.buyers.Buyers;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.DatabaseState;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Filing;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.sync.Sync;
import dev.cloudcart.webhooks.Webhooks;

class JobsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    private static ConfigurableApplicationContext rooms;

    private final Nodes nodes;

    @BeforeAll
    static void openTheRooms(@TempDir Path home) {
        rooms = Application.start(new Start.Wish(
                false,
                false,
                Map.of(
                        "cloudcart.home",
                        home.toString(),
                        "spring.datasource.url",
                        DATABASE.url(),
                        "spring.datasource.username",
                        DATABASE.username(),
                        "spring.datasource.password",
                        DATABASE.password())));
    }

    @AfterAll
    static void closeTheRooms() {
        rooms.close();
    }

    JobsTest() {
        nodes = new Nodes(DATABASE, rooms, "Company " + COMPANIES.incrementAndGet());
    }

    @BeforeEach
    void forgetTheOtherTests() {
        DATABASE.jdbc().sql("delete from scheduled_tasks").update();
        DATABASE.jdbc().sql("delete from run_request").update();
        DATABASE.jdbc()
                .sql("delete from connection where company <> ?")
                .param(nodes.company().value())
                .update();
    }

    @Test
    void syncsAtOnceAndThenEveryFifteenMinutes() {
        var node = nodes.node();

        node.runAnyDueExecutions();
        node.runAnyDueExecutions();
        assertThat(nodes.done).containsExactly(scheduled());

        nodes.clock.tick(Duration.ofMinutes(14));
        node.runAnyDueExecutions();
        assertThat(nodes.done).hasSize(1);

        nodes.clock.tick(Duration.ofMinutes(1));
        node.runAnyDueExecutions();
        assertThat(nodes.done).hasSize(2);
    }

    @Test
    void leavesTimeToLookAtTheSettingsOfACompanyThatWasJustConnected() {
        nodes.connectedBefore(Duration.ofMinutes(1));
        var node = nodes.node();

        runTwice(node);
        after(Duration.ofMinutes(13), node);
        assertThat(nodes.done).isEmpty();

        after(Duration.ofMinutes(1), node);
        assertThat(nodes.done).containsExactly(scheduled());
    }

    @Test
    void leavesACompanyAloneThatIsNotConnected() {
        nodes.disconnect();
        var node = nodes.node();

        runTwice(node);

        assertThat(nodes.done).isEmpty();
    }

    @Test
    void takesAChangedScheduleWhoeverChangedIt() {
        var node = nodes.node();
        runTwice(node);

        nodes.set("schedule: {sync-every: 'off'}");
        after(Duration.ofSeconds(5), node);
        after(Duration.ofHours(1), node);
        assertThat(nodes.done).hasSize(1);

        nodes.set("schedule: {sync-every: '5'}");
        after(Duration.ofSeconds(5), node);
        runTwice(node);
        after(Duration.ofMinutes(5), node);
        assertThat(nodes.done).hasSize(3);
    }

    @Test
    void comesBeforeItsTimeOnceWhenSomethingHasComeUp() {
        var node = nodes.node();
        runTwice(node);

        nodes.want();
        after(Duration.ofSeconds(5), node);
        node.runAnyDueExecutions();
        assertThat(nodes.done).containsExactly(scheduled(), scheduled());

        after(Duration.ofMinutes(14), node);
        assertThat(nodes.done).hasSize(2);
        after(Duration.ofMinutes(1), node);
        assertThat(nodes.done).hasSize(3);
    }

    @Test
    void keepsToTheHoursThatWereChosenWhateverComesUp() {
        nodes.set("schedule: {sync-every: '0 2 * * *'}");
        var node = nodes.node();
        runTwice(node);

        nodes.want();
        after(Duration.ofSeconds(5), node);
        runTwice(node);

        assertThat(nodes.done).isEmpty();
    }

    @Test
    void keepsItsPauseAfterTroubleWhateverComesUp() {
        nodes.meetTrouble(false);
        var node = nodes.node();
        runTwice(node);
        assertThat(nodes.done).hasSize(1);

        nodes.want();
        after(Duration.ofSeconds(5), node);
        runTwice(node);

        assertThat(nodes.done).hasSize(1);
    }

    @Test
    void catchesUpOnceOnWhatItMissed() {
        var node = nodes.node();
        runTwice(node);

        nodes.clock.tick(Duration.ofHours(5));
        runTwice(node);
        runTwice(node);

        assertThat(nodes.done).hasSize(2);
    }

    @Test
    void backsOffWhileAConnectionIsDown() {
        var node = nodes.node();
        nodes.meetTrouble(false);
        runTwice(node);
        after(Duration.ofMinutes(15), node);
        assertThat(nodes.done).hasSize(2);

        after(Duration.ofMinutes(15), node);
        assertThat(nodes.done).hasSize(2);

        after(Duration.ofMinutes(15), node);
        assertThat(nodes.done).hasSize(3);
    }

    @Test
    void runsAtOnceWhenTheConnectionIsMended() {
        var node = nodes.node();
        nodes.meetTrouble(true);
        runTwice(node);
        assertThat(nodes.state(ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.NeedsAttention.class);

        nodes.meetNoTrouble();
        nodes.connect();
        after(Duration.ofSeconds(5), node);
        runTwice(node);

        assertThat(nodes.done).hasSize(2);
        assertThat(nodes.state(ConnectionKind.LINNWORKS)).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void takesOverTheRunOfADeadNode() {
        var node = nodes.node();
        node.runAnyDueExecutions();
        DATABASE.jdbc()
                .sql("""
                update scheduled_tasks set picked = true, picked_by = 'the dead', last_heartbeat = ?
                where task_name = 'scheduled run'
                """)
                .param(Timestamp.from(nodes.clock.now().minus(Duration.ofDays(1))))
                .update();

        node.runDeadExecutionDetection();
        // What is revived is due by the machine's own clock.
        nodes.clock.set(Instant.now().plusSeconds(60));
        node.runAnyDueExecutions();

        assertThat(nodes.done).containsExactly(scheduled());
    }

    @Test
    void doesWhatWasAskedForInItsOrderAndTellsWhatCameOfIt() {
        var node = nodes.node();
        var queue = nodes.queue(node);
        var first = queue.enqueue(numbers("1"));
        var second = queue.enqueue(numbers("2"));
        assertThat(queue.find(first).orElseThrow().settled()).isNull();

        runTwice(node);

        assertThat(nodes.done)
                .filteredOn(request -> !request.isScheduled())
                .containsExactly(numbers("1"), numbers("2"));
        assertThat(queue.find(first).orElseThrow().run()).isNotNull();
        assertThat(queue.find(second).orElseThrow().settled()).isNotNull();
        assertThat(queue.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsAWindowAsItWasAskedFor() {
        var node = nodes.node();
        var window = new SyncWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
        var request = new SyncRequest(
                nodes.company(), Occasion.byHand(Purpose.PREVIEW).by("shell (anna)"), new SyncRequest.Within(window));
        nodes.queue(node).enqueue(request);

        runTwice(node);

        assertThat(nodes.done).contains(request);
    }

    @Test
    void keepsNumbersWithTheirDaysAndTheStatusesAsTheyWereAskedFor() {
        var node = nodes.node();
        var window = new SyncWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
        var numbered = new SyncRequest(
                nodes.company(),
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Numbers(List.of("1", "2"), window),
                Set.of(OrderStatus.OPEN));
        var both = new SyncRequest(
                nodes.company(),
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Within(window),
                Set.of(OrderStatus.values()));
        nodes.queue(node).enqueue(numbered);
        nodes.queue(node).enqueue(both);

        runTwice(node);

        assertThat(nodes.done).contains(numbered, both);
    }

    @Test
    void saysThatARunBrokeOff() {
        var node = nodes.node();
        nodes.breakOff();
        var queue = nodes.queue(node);
        var ticket = queue.enqueue(numbers("1"));

        runTwice(node);

        assertThat(queue.find(ticket).orElseThrow().trouble()).startsWith("Something failed");
    }

    @Test
    void leavesARunToTheNextNodeThatBrokeOffBecauseItsNodeIsEnded() {
        var ending = nodes.node();
        nodes.breakOffAfter(ending::stop);
        var ticket = nodes.queue(ending).enqueue(numbers("1"));

        ending.runAnyDueExecutions();
        var left = nodes.queue(ending).find(ticket).orElseThrow();
        nodes.mend();
        var next = nodes.node();
        after(Duration.ofMinutes(1), next);
        runTwice(next);

        assertThat(left.trouble()).isNull();
        assertThat(left.settled()).isNull();
        assertThat(nodes.queue(next).find(ticket).orElseThrow().run()).isNotNull();
    }

    @Test
    void aRequestWaitsForTheRunInItsWayWithoutAThread() {
        var node = nodes.node();
        var queue = nodes.queue(node);
        nodes.beBusy(true);
        var ticket = queue.enqueue(numbers("1"));

        runTwice(node);
        var waiting = queue.find(ticket).orElseThrow();
        nodes.beBusy(false);
        runTwice(node);
        assertThat(nodes.done).as("it comes again in a moment").isEmpty();
        after(Duration.ofSeconds(5), node);

        assertThat(waiting.settled()).isNull();
        assertThat(nodes.done).contains(numbers("1"));
        assertThat(queue.find(ticket).orElseThrow().run()).isNotNull();
    }

    /// Of the program as it is put together.
    @Test
    void aRunThatWasAskedForIsInTheWayAtOnceAndWaitsForNothing() {
        var asked = numbers("1");
        var runs = new JobsConfiguration()
                .runs(rooms.getBean(Sync.class), rooms.getBean(Connections.class), rooms.getBean(Audit.class));
        try (var held = rooms.getBean(Journal.class)
                .lock(nodes.company(), Duration.ZERO, () -> {})
                .orElseThrow()) {
            held.mustBeHeld();

            var came = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> runs.run(asked));

            assertThat(came).isEqualTo(new Runs.Came.InTheWay());
        }
    }

    @Test
    void aRequestIsSettledWhenTheRunInItsWayGoesOnForTooLong() {
        var node = nodes.node();
        var queue = nodes.queue(node);
        nodes.beBusy(true);
        var ticket = queue.enqueue(numbers("1"));

        runTwice(node);
        after(Nodes.PATIENCE.plusDays(1), node);
        assertThat(queue.find(ticket).orElseThrow().trouble())
                .as("by the clock of a node that is ahead")
                .isNull();
        DATABASE.jdbc()
                .sql("update run_request set requested = requested - make_interval(secs => ?) where id = ?")
                .params(Nodes.PATIENCE.plusSeconds(1).toSeconds(), ticket)
                .update();
        after(Duration.ofSeconds(5), node);

        assertThat(queue.find(ticket).orElseThrow().trouble())
                .isEqualTo("Another run of this company went on for too long: ask again.");
    }

    @Test
    void aRequestIsDoneOnceTheDatabaseIsBack() {
        var node = nodes.node();
        var queue = nodes.queue(node);
        nodes.fail(new CannotGetJdbcConnectionException("The database is away"));
        var ticket = queue.enqueue(numbers("1"));

        runTwice(node);
        nodes.fail(null);
        after(Duration.ofSeconds(5), node);

        assertThat(queue.find(ticket).orElseThrow().run()).isNotNull();
    }

    @Test
    void theScheduleGoesOnAfterAnError() {
        var node = nodes.node();
        nodes.fail(new StackOverflowError("as it was told to"));
        runTwice(node);

        nodes.fail(null);
        after(Duration.ofMinutes(15), node);

        assertThat(nodes.done).containsExactly(scheduled());
    }

    @Test
    void goesOnAtOnceWhenAClockThatWasThirtyDaysAheadIsSetRight() {
        var now = nextYear();
        nodes.clock.set(now.plus(Duration.ofDays(30)));
        var node = nodes.node();
        runTwice(node);

        nodes.clock.set(now);
        node.runAnyDueExecutions();
        assertThat(nodes.done).hasSize(1);
        nodes.watch().look();
        runTwice(node);

        assertThat(nodes.done).containsExactly(scheduled(), scheduled());
        after(Duration.ofMinutes(15), node);
        assertThat(nodes.done).hasSize(3);
    }

    @Test
    void doesWhatWasAskedForWhileTheClockWasAhead() {
        var now = nextYear();
        nodes.clock.set(now.plus(Duration.ofDays(30)));
        var node = nodes.node();
        nodes.queue(node).enqueue(numbers("1"));

        nodes.clock.set(now);
        nodes.watch().look();
        node.runAnyDueExecutions();

        assertThat(nodes.done).contains(numbers("1"));
    }

    @Test
    void takesOverTheRunOfANodeThatDiedWhileItsClockWasAhead() {
        var now = nextYear();
        nodes.clock.set(now);
        var node = nodes.node();
        node.runAnyDueExecutions();
        DATABASE.jdbc()
                .sql("""
                update scheduled_tasks set picked = true, picked_by = 'the dead', last_heartbeat = ?
                where task_name = 'scheduled run'
                """)
                .param(Timestamp.from(now.plus(Duration.ofDays(30))))
                .update();

        nodes.watch().look();
        nodes.clock.set(now.plus(Duration.ofHours(1)));
        node.runDeadExecutionDetection();
        node.runAnyDueExecutions();

        assertThat(nodes.done).containsExactly(scheduled());
    }

    /// There it ends the program; the scheduler alone would only log it.
    @Test
    void handsOutOfMemoryOnToTheLastHandler() {
        var node = nodes.node();
        var failure = new OutOfMemoryError("as it was told to");
        nodes.fail(failure);

        assertThat(handedOn(_ -> runTwice(node))).isNotEmpty().containsOnly(failure);
    }

    @Test
    void handsAnyErrorOfARunOnToTheLastHandler() {
        var node = nodes.node();
        var failure = new StackOverflowError("as it was told to");
        nodes.fail(failure);

        assertThat(handedOn(_ -> runTwice(node))).isNotEmpty().containsOnly(failure);
    }

    @Test
    void handsErrorsOfTheKeeperOfSchedulesOnAndGoesOn() {
        var node = nodes.node();
        var failure = new NoClassDefFoundError("as it was told to");
        nodes.failKeeping(failure);

        assertThat(handedOn(_ -> runTwice(node))).isNotEmpty().containsOnly(failure);
        nodes.failKeeping(null);
        after(Duration.ofMinutes(15), node);
        after(Duration.ofMinutes(15), node);
        assertThat(nodes.done).isNotEmpty();
    }

    @Test
    void handsErrorsOfTheScheduleOnAndGoesOn() {
        var node = nodes.node();
        var failure = new NoClassDefFoundError("as it was told to");
        nodes.failScheduling(failure);

        assertThat(handedOn(_ -> runTwice(node))).isNotEmpty().containsOnly(failure);
        nodes.failScheduling(null);
        after(Duration.ofMinutes(15), node);
        assertThat(nodes.done).isNotEmpty();
    }

    /// Whether it is met before the run or after it.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void handsErrorsOfWhoeverLooksForRequestsOn(int looks) {
        var node = nodes.node();
        node.runAnyDueExecutions();
        nodes.queue(node).enqueue(numbers("1"));
        var failure = new NoClassDefFoundError("as it was told to");
        nodes.failRequests(failure, looks);

        assertThat(handedOn(_ -> node.runAnyDueExecutions())).isNotEmpty().containsOnly(failure);
    }

    @Test
    void handsErrorsOfTheWatchOverTheClockOn() {
        var failure = new OutOfMemoryError("as it was told to");

        var handed = handedOn(met -> {
            try (var watch = nodes.watch(() -> {
                throw failure;
            })) {
                watch.start();
                await().dontCatchUncaughtExceptions().until(() -> !met.isEmpty());
            }
        });

        assertThat(handed).containsExactly(failure);
    }

    @Test
    void handsErrorsOfTheDailyUpkeepOn() {
        var failure = new StackOverflowError("as it was told to");
        var node = TestHelper.createManualScheduler(DATABASE.dataSource(), List.of())
                .clock(nodes.clock)
                .startTasks(List.of((RecurringTask<?>) JobsConfiguration.daily(() -> {
                    throw failure;
                })))
                .build();

        assertThat(handedOn(_ -> {
                    node.start();
                    nodes.clock.set(nodes.clock.now().plus(Duration.ofDays(2)));
                    node.runAnyDueExecutions();
                }))
                .containsExactly(failure);
    }

    @Test
    void takesBuyersOutOnceADayWithoutBeingAsked() {
        file(1, Duration.ofDays(91));
        file(2, Duration.ofDays(89));
        var daily = new JobsConfiguration()
                .dailyTask(
                        rooms.getBean(Connections.class),
                        nodes.requested(),
                        rooms.getBean(Buyers.class),
                        rooms.getBean(DatabaseState.class),
                        rooms.getBean(Webhooks.class));
        var node = TestHelper.createManualScheduler(DATABASE.dataSource(), List.of())
                .clock(nodes.clock)
                .startTasks(List.of((RecurringTask<?>) daily))
                .start();

        nodes.clock.set(nodes.clock.now().plus(Duration.ofDays(2)));
        node.runAnyDueExecutions();

        assertThat(filed(1)).contains("GB").doesNotContain("Jane");
        assertThat(filed(2)).contains("Jane");
    }

    private void file(int number, Duration ago) {
        var journal = rooms.getBean(Journal.class);
        var run = journal.start(nodes.company(), Occasion.SCHEDULED, 1);
        var raw = "{\"country\":\"GB\",\"order\":{\"CustomerInfo\":{\"Address\":{\"FullName\":\"Jane\"}}}}";
        journal.file(
                run,
                List.of(new Filing(
                        source(number),
                        "a",
                        raw.getBytes(StandardCharsets.UTF_8),
                        null,
                        new Age(Instant.now().minus(ago), null),
                        null)));
    }

    private String filed(int number) {
        var record = rooms.getBean(Journal.class).raw(nodes.company(), List.of(source(number)));
        return new String(record.getFirst().raw(), StandardCharsets.UTF_8);
    }

    private static SourceRef source(int number) {
        return new SourceRef(SourceKind.SALE, new UUID(5, number), String.valueOf(number));
    }

    @FunctionalInterface
    private interface Work {
        void run(List<Throwable> met) throws Exception;
    }

    private static List<Throwable> handedOn(Work work) {
        var handed = new CopyOnWriteArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, met) -> handed.add(met));
        try {
            work.run(handed);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        return handed;
    }

    @Test
    void leavesTheScheduleToTheOthersWhereItsOwnClockIsBehind() {
        var node = nodes.node();
        runTwice(node);
        DATABASE.jdbc()
                .sql("update scheduled_tasks set execution_time = ?")
                .param(Timestamp.from(Instant.now().plus(Duration.ofMinutes(10))))
                .update();

        nodes.watch().look();
        nodes.clock.set(Instant.now());
        node.runAnyDueExecutions();

        assertThat(nodes.done).hasSize(1);
    }

    /// After the time of the database, which is the machine's.
    private static Instant nextYear() {
        return Instant.now().plus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS);
    }

    private void after(Duration pause, ManualScheduler node) {
        nodes.clock.tick(pause);
        node.runAnyDueExecutions();
    }

    /// The first time what is due; the second time what that made due.
    private static void runTwice(ManualScheduler node) {
        node.runAnyDueExecutions();
        node.runAnyDueExecutions();
    }

    private SyncRequest scheduled() {
        return new SyncRequest(nodes.company(), Occasion.SCHEDULED, new SyncRequest.SinceLastTime());
    }

    private SyncRequest numbers(String number) {
        return new SyncRequest(
                nodes.company(), Occasion.byHand(Purpose.SYNC), new SyncRequest.Numbers(List.of(number)));
    }
}
