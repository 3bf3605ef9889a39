package dev.cloudcart.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.CallMeter.Calls;
import dev.cloudcart.ports.ConnectionTrouble.Side;
import dev.cloudcart.ports.RunQueue;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;

/// One company, synced by nodes whose time is set and whose runs are only written down.
final class Nodes {

    static final Duration PATIENCE = Duration.ofHours(6);

    private static final AtomicLong RUNS = new AtomicLong();
    private static final AtomicLong REALMS = new AtomicLong(1000);

    final SettableClock clock = new SettableClock();
    final List<SyncRequest> done = new CopyOnWriteArrayList<>();

    private final Set<CompanyId> wanted = new HashSet<>();
    private final TestDatabase database;
    private final Companies companies;
    private final SettingsBook settings;
    private final Connections connections;
    private final CompanyId company;
    private RunReport.@Nullable Problem problem;
    private boolean broken;
    private Runnable beforeThat = () -> {};
    private boolean busy;
    private @Nullable Throwable failure;
    private @Nullable Error failureOfKeeping;
    private @Nullable Error failureOfScheduling;
    private @Nullable Error failureOfRequests;
    private int questionsBeforeThat;

    Nodes(TestDatabase database, ApplicationContext rooms, String name) {
        this.database = database;
        this.companies = rooms.getBean(Companies.class);
        this.settings = rooms.getBean(SettingsBook.class);
        this.connections = rooms.getBean(Connections.class);
        clock.set(Instant.parse("2026-03-10T12:00:00Z"));
        var adding = companies.add(name, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test");
        company = ((Companies.Adding.Added) adding).company().id();
        connect();
        connectedBefore(Duration.ofDays(1));
    }

    /// As if both its connections had been made so long before the time that is set.
    void connectedBefore(Duration ago) {
        database.jdbc()
                .sql("update connection set since = ? where company = ?")
                .params(Timestamp.from(clock.now().minus(ago)), company.value())
                .update();
    }

    CompanyId company() {
        return company;
    }

    void connect() {
        connections.connectLinnworks(company, "token");
        connections.connectQuickBooks(company, Long.toString(REALMS.incrementAndGet()), "token");
    }

    void disconnect() {
        connections.disconnect(company, ConnectionKind.LINNWORKS);
    }

    ConnectionState state(ConnectionKind kind) {
        return Objects.requireNonNull(connections.states(company).get(kind));
    }

    void set(String yaml) {
        var read = SettingsYaml.read(yaml, settings.current(company).settings());
        settings.change(company, "test", ((SettingsReading.Read) read).settings());
    }

    void meetTrouble(boolean needsAttention) {
        problem = new RunReport.Problem("Linnworks does not answer", "Wait", Side.LINNWORKS, needsAttention);
    }

    void meetNoTrouble() {
        problem = null;
    }

    /// Another run of the company is going on.
    void beBusy(boolean busy) {
        this.busy = busy;
    }

    /// Every run meets this.
    void fail(@Nullable Throwable failure) {
        this.failure = failure;
    }

    /// So does the keeper of schedules.
    void failKeeping(@Nullable Error failure) {
        failureOfKeeping = failure;
    }

    /// So does what is done by the schedule, before its run.
    void failScheduling(@Nullable Error failure) {
        failureOfScheduling = failure;
    }

    /// What the journal says of companies that are to be synced before their time, once each.
    private Set<CompanyId> wanted() {
        var all = Set.copyOf(wanted);
        wanted.clear();
        return all;
    }

    /// The company is to be synced before its time.
    void want() {
        wanted.add(company);
    }

    private Instant scheduling() {
        if (failureOfScheduling != null) {
            throw failureOfScheduling;
        }
        return clock.now();
    }

    /// So does whoever looks for requests.
    ///
    /// @param before so many looks go well
    void failRequests(Error failure, int before) {
        failureOfRequests = failure;
        questionsBeforeThat = before;
    }

    private DataSource requests() {
        return new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (failureOfRequests != null && questionsBeforeThat-- <= 0) {
                    throw failureOfRequests;
                }
                return super.getConnection();
            }
        };
    }

    private Instant keeping() {
        if (failureOfKeeping != null) {
            throw failureOfKeeping;
        }
        return clock.now();
    }

    void breakOff() {
        broken = true;
    }

    /// What happens while a run goes on that then breaks off.
    void breakOffAfter(Runnable happening) {
        broken = true;
        beforeThat = happening;
    }

    void mend() {
        broken = false;
    }

    ManualScheduler node() {
        var requested = requested(JdbcClient.create(requests()));
        var timetables = new Timetables(companies, settings, connections);
        var keeper = new ScheduleKeeper(timetables, requested, store(), this::wanted, this::keeping).task();
        var builder = TestHelper.createManualScheduler(
                        database.dataSource(),
                        List.of(new ScheduledRuns(timetables, runs(), this::scheduling).task(), requested.task()))
                .clock(clock)
                .startTasks(List.of(keeper));
        builder.serializer(new Jackson3Serializer());
        return builder.start();
    }

    ClockWatch watch() {
        return watch(() -> {});
    }

    ClockWatch watch(Runnable wakeScheduler) {
        return new ClockWatch(store(), wakeScheduler, clock::now);
    }

    private ScheduleStore store() {
        return new ScheduleStore(database.jdbc());
    }

    RunQueue queue(SchedulerClient client) {
        return requested().queue(client);
    }

    RequestedRuns requested() {
        return requested(database.jdbc());
    }

    private RequestedRuns requested(JdbcClient jdbc) {
        return new RequestedRuns(new RequestStore(jdbc), runs(), PATIENCE, clock::now);
    }

    private Runs runs() {
        return new Runs(this::run, connections);
    }

    private Optional<RunReport> run(SyncRequest request) {
        if (busy) {
            return Optional.empty();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException trouble) {
            throw trouble;
        }
        done.add(request);
        if (broken) {
            beforeThat.run();
            throw new IllegalStateException("It broke, as it was told to");
        }
        return Optional.of(report(request, problem));
    }

    static RunReport report(SyncRequest request, RunReport.@Nullable Problem problem) {
        var now = Instant.parse("2026-03-10T12:00:00Z");
        return new RunReport(
                RUNS.incrementAndGet(),
                "Company",
                request.occasion(),
                problem == null ? RunStatus.COMPLETE : RunStatus.FAILED,
                now,
                now,
                new RunReport.Read(0, 0, 0, 0, 0, 0),
                new RunReport.Documents(0, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                new Calls(0, 0, 0),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                null,
                problem,
                null);
    }
}
