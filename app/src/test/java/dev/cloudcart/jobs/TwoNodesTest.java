package dev.cloudcart.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import dev.cloudcart.Application;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.shell.session.Start;

class TwoNodesTest {

    private static final int COMPANIES = 6;
    private static final int REQUESTS = 5;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Map<Lane, AtomicInteger> running = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Map<SyncRequest, AtomicInteger> times = new ConcurrentHashMap<>();
    private final CountDownLatch left = new CountDownLatch(COMPANIES * (REQUESTS + 1));

    @Test
    void shareTheRunsAndDoEachOnce(@TempDir Path home) throws InterruptedException {
        try (var rooms = Application.start(new Start.Wish(
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
                        DATABASE.password())))) {
            var companies = rooms.getBean(Companies.class);
            var connections = rooms.getBean(Connections.class);
            var asked = ask(companies, connections);
            var timetables = new Timetables(companies, rooms.getBean(SettingsBook.class), connections);

            var nodes = List.of(node(timetables, connections), node(timetables, connections));
            try {
                nodes.forEach(Scheduler::start);
                assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                nodes.forEach(Scheduler::stop);
            }

            assertThat(mostAtOnce).hasValue(1);
            assertThat(times.keySet()).containsAll(asked).hasSize(COMPANIES * (REQUESTS + 1));
            assertThat(times.values()).allSatisfy(count -> assertThat(count).hasValue(1));
        }
    }

    private Set<SyncRequest> ask(Companies companies, Connections connections) {
        var asked = new HashSet<SyncRequest>();
        var store = new RequestStore(DATABASE.jdbc());
        for (int i = 0; i < COMPANIES; i++) {
            var adding = companies.add("Company " + i, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test");
            var company = ((Companies.Adding.Added) adding).company().id();
            connections.connectLinnworks(company, "token");
            connections.connectQuickBooks(company, Integer.toString(i), "token");
            for (int number = 0; number < REQUESTS; number++) {
                var request = new SyncRequest(
                        company,
                        Occasion.byHand(Purpose.SYNC),
                        new SyncRequest.Numbers(List.of(Integer.toString(number))));
                store.add(UUID.randomUUID(), request);
                asked.add(request);
            }
        }
        DATABASE.jdbc()
                .sql("update connection set since = since - interval '1 day'")
                .update();
        return asked;
    }

    private Scheduler node(Timetables timetables, Connections connections) {
        var clock = InstantSource.system();
        var runs = new Runs(request -> Optional.of(run(request)), connections);
        var requested = new RequestedRuns(new RequestStore(DATABASE.jdbc()), runs, Nodes.PATIENCE, clock);
        var keeper =
                new ScheduleKeeper(timetables, requested, new ScheduleStore(DATABASE.jdbc()), Set::of, clock).task();
        return Scheduler.create(
                        DATABASE.dataSource(), new ScheduledRuns(timetables, runs, clock).task(), requested.task())
                .startTasks(keeper)
                .serializer(new Jackson3Serializer())
                .pollUsingLockAndFetch(0.5, 1)
                .pollingInterval(Duration.ofMillis(100))
                .threads(4)
                .build();
    }

    private RunReport run(SyncRequest request) {
        var atOnce = running.computeIfAbsent(new Lane(request.company(), request.occasion()), _ -> new AtomicInteger());
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        times.computeIfAbsent(request, _ -> new AtomicInteger()).incrementAndGet();
        takeAWhile();
        atOnce.decrementAndGet();
        left.countDown();
        return Nodes.report(request, null);
    }

    private void takeAWhile() {
        try {
            left.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A manual and a scheduled run of one company may be tried at once: there the company's own lock decides.
    private record Lane(CompanyId company, Occasion occasion) {}
}
