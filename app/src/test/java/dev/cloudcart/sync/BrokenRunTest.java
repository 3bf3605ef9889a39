package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.database.TestServer;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;

/// A run that the database, the program itself or a silence breaks off, and the run after it.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BrokenRunTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final int ORDERS = 200;
    private static final AtomicLong COMPANIES = new AtomicLong();

    private final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    private final FakeShop shop = new FakeShop();
    private final FakeBooks books = new FakeBooks();
    private final AtomicBoolean broken = new AtomicBoolean();
    private Duration stallLimit = Duration.ofMinutes(30);
    private InstantSource clock = BrokenRunTest::now;
    private Function<SyncRequest, CompanySetup> setups = _ -> FakeShop.setup();

    BrokenRunTest() {
        IntStream.range(0, ORDERS).forEach(i -> shop.sells(1000 + i, "17.99"));
    }

    @Test
    void goesOnAfterAllConnectionsWereCut() {
        books.meanwhile = once(DATABASE::cutConnections);

        assertThatTheNextRunGoesOn(DATABASE.dataSource());
    }

    @Test
    void goesOnAfterTheServerWasRestarted(@TempDir Path folder) {
        try (var server = TestServer.in(folder);
                var pool = pool(server)) {
            Flyway.configure().dataSource(pool).load().migrate();
            books.meanwhile = once(() -> {
                server.stop();
                server.start();
            });

            assertThatTheNextRunGoesOn(pool);
        }
    }

    @Test
    void goesOnAfterTheServerWasKilled(@TempDir Path folder) {
        try (var server = TestServer.in(folder);
                var pool = pool(server)) {
            Flyway.configure().dataSource(pool).load().migrate();
            books.meanwhile = once(() -> {
                server.kill();
                await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                    server.start();
                    return true;
                });
            });

            assertThatTheNextRunGoesOn(pool);
        }
    }

    /// A run whose books answer late meets it at its end: it gives up, and so does the lock.
    @Test
    void endsThoughTheServerHangsAtItsEnd(@TempDir Path folder) {
        try (var server = TestServer.in(folder);
                var pool = server.pool()) {
            Flyway.configure().dataSource(pool).load().migrate();
            stallLimit = Duration.ofSeconds(2);
            books.meanwhile = once(() -> {
                server.freeze();
                forEver();
            });
            try {
                assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofMinutes(2), () -> run(pool)))
                        .isInstanceOf(DataAccessException.class);
            } finally {
                server.thaw();
            }
            stallLimit = Duration.ofMinutes(30);

            assertThat(goOn(pool).status()).isEqualTo(RunStatus.COMPLETE);
        }
    }

    /// Another run may have begun meanwhile.
    @Test
    void sendsNothingMoreWhenItHasLostItsLock() {
        shop.meanwhile = once(() -> DATABASE.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ?")
                .param(company.value())
                .query(Boolean.class)
                .list());

        assertThatThrownBy(() -> run(DATABASE.dataSource()))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessageContaining("The connection with the lock of company");
        assertThat(broken).isTrue();
        assertThat(books.ledger).isEmpty();
        goOn(DATABASE.dataSource());
        assertThat(books.ledger)
                .extracting(Intent::source)
                .doesNotHaveDuplicates()
                .hasSize(ORDERS);
    }

    @Test
    void keepsItsLockOnAServerThatEndsIdleSessions() {
        var free = new AtomicBoolean();
        DATABASE.jdbc()
                .sql("alter database %s set idle_session_timeout = '1s'".formatted(DATABASE.name()))
                .update();
        DATABASE.cutConnections();
        try {
            books.meanwhile = once(() -> {
                pause(Duration.ofMillis(2500));
                journal(DATABASE.dataSource())
                        .lock(company, Duration.ZERO, () -> {})
                        .ifPresent(_ -> free.set(true));
            });

            var report = goOn(DATABASE.dataSource());

            assertThat(report.documents().posted()).isEqualTo(ORDERS);
            assertThat(free).isFalse();
            assertThat(broken).isTrue();
        } finally {
            DATABASE.jdbc()
                    .sql("alter database %s reset idle_session_timeout".formatted(DATABASE.name()))
                    .update();
            DATABASE.cutConnections();
        }
    }

    /// Nothing of ours waits for anything within a transaction.
    @Test
    void isNotBrokenByAServerThatEndsIdleTransactions() {
        DATABASE.jdbc()
                .sql("alter database %s set idle_in_transaction_session_timeout = '1s'".formatted(DATABASE.name()))
                .update();
        DATABASE.cutConnections();
        var before = new ArrayList<Integer>();
        var after = new ArrayList<Integer>();
        books.meanwhile = once(() -> {
            before.addAll(sessions());
            pause(Duration.ofMillis(1500));
            after.addAll(sessions());
        });

        var report = goOn(DATABASE.dataSource());

        assertThat(report.documents().posted()).isEqualTo(ORDERS);
        assertThat(before).as("the one with the company's lock among them").isNotEmpty();
        assertThat(after).containsAll(before);
    }

    /// Those of the pool, by the numbers of their processes.
    private static List<Integer> sessions() {
        return JdbcClient.create(DATABASE.unpooled())
                .sql("""
                        select pid from pg_stat_activity
                        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
                        """)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    @Test
    void isEndedWhenNothingComesFromTheShop() {
        stallLimit = Duration.ofSeconds(1);
        shop.meanwhile = once(BrokenRunTest::forEver);

        var report = run(DATABASE.dataSource());

        assertThatItWasEnded(report);
        assertThat(goOn(DATABASE.dataSource()).status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void isEndedWhenNoBatchIsAnswered() {
        stallLimit = Duration.ofSeconds(1);
        books.meanwhile = once(BrokenRunTest::forEver);

        var report = run(DATABASE.dataSource());

        assertThatItWasEnded(report);
        stallLimit = Duration.ofMinutes(30);
        assertThat(goOn(DATABASE.dataSource()).status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger)
                .extracting(Intent::source)
                .doesNotHaveDuplicates()
                .hasSize(ORDERS);
    }

    @Test
    void handsAnErrorOnAndFreesTheLock() {
        shop.meanwhile = once(() -> {
            throw new StackOverflowError("in the reading");
        });
        assertThatThrownBy(() -> run(DATABASE.dataSource())).isInstanceOf(StackOverflowError.class);

        assertThat(run(DATABASE.dataSource()).documents().posted()).isEqualTo(ORDERS);
    }

    @Test
    void handsAnErrorOfAPostingThreadOnAndFreesTheLock() {
        books.meanwhile = once(() -> {
            throw new StackOverflowError("in the posting");
        });
        assertThatThrownBy(() -> run(DATABASE.dataSource())).isInstanceOf(StackOverflowError.class);

        goOn(DATABASE.dataSource());

        assertThat(books.ledger)
                .extracting(Intent::source)
                .doesNotHaveDuplicates()
                .hasSize(ORDERS);
    }

    @Test
    void handsAnErrorOnThatIsTheSecondFailureOfItsPostingThreads() {
        var batches = new AtomicInteger();
        books.meanwhile = () -> {
            switch (batches.incrementAndGet()) {
                case 1 -> {
                    pause(Duration.ofSeconds(1)); // Others are under way then.
                    throw new IllegalStateException("in one posting thread");
                }
                case 2 -> throw new StackOverflowError("in another");
                default -> {
                    // The others are answered.
                }
            }
        };

        assertThatThrownBy(() -> run(DATABASE.dataSource()))
                .isInstanceOf(StackOverflowError.class)
                .hasSuppressedException(new IllegalStateException("in one posting thread"));
    }

    @Test
    void handsAnErrorOfAPostingThreadOnThoughTheReadingFailedToo() {
        var posting = new CountDownLatch(1);
        var pages = new AtomicInteger();
        books.meanwhile = once(() -> {
            posting.countDown();
            pause(Duration.ofMillis(300));
            throw new StackOverflowError("in the posting");
        });
        shop.meanwhile = () -> {
            if (pages.incrementAndGet() == 4) { // The first is posted then.
                waitFor(posting);
                throw new ConnectionTrouble(
                        ConnectionTrouble.Side.LINNWORKS, ConnectionTrouble.Kind.PASSING, "Linnworks is away", "Wait");
            }
        };

        assertThatThrownBy(() -> run(DATABASE.dataSource()))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("in the posting");
        assertThatItsEndSays("Something failed that nobody foresaw, and the run broke off");
    }

    @Test
    void handsOnWhatFailsWhenItsEndIsWritten() {
        shop.meanwhile = once(() -> {
            throw new IllegalStateException("in the reading");
        });
        clock = () -> {
            if (broken.get()) {
                throw new StackOverflowError("at the end");
            }
            return now();
        };

        assertThatThrownBy(() -> run(DATABASE.dataSource()))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("at the end")
                .hasSuppressedException(new IllegalStateException("in the reading"));
    }

    @Test
    void isEndedWhenItHangsBeforeItHasBegun() {
        stallLimit = Duration.ofSeconds(1);
        setups = _ -> {
            forEver();
            return FakeShop.setup();
        };

        assertThatThrownBy(() -> run(DATABASE.dataSource()))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessage("The database did not answer when a run began");

        setups = _ -> FakeShop.setup();
        stallLimit = Duration.ofMinutes(30);
        assertThat(run(DATABASE.dataSource()).documents().posted()).isEqualTo(ORDERS);
    }

    @Test
    void endsThoughTheServerHangsAtItsBeginning(@TempDir Path folder) {
        try (var server = TestServer.in(folder);
                var pool = server.pool()) {
            Flyway.configure().dataSource(pool).load().migrate();
            setups = _ -> {
                server.freeze();
                return FakeShop.setup();
            };
            try {
                assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofMinutes(2), () -> run(pool)))
                        .isInstanceOf(DataAccessException.class);
            } finally {
                server.thaw();
            }
            setups = _ -> FakeShop.setup();

            assertThat(goOn(pool).status()).isEqualTo(RunStatus.COMPLETE);
        }
    }

    @Test
    void writesItsEndWhenAnErrorBreaksItOff() {
        shop.meanwhile = once(() -> {
            throw new StackOverflowError("in the reading");
        });
        assertThatThrownBy(() -> run(DATABASE.dataSource())).isInstanceOf(StackOverflowError.class);

        assertThatItsEndSays("Something failed that nobody foresaw, and the run broke off");
    }

    @Test
    void writesItsEndWhenTheMemoryDidNotSuffice() {
        books.meanwhile = once(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(() -> run(DATABASE.dataSource())).isInstanceOf(OutOfMemoryError.class);

        assertThatItsEndSays("The memory of the program did not suffice, and the run broke off");
    }

    @Test
    void writesItsEndWhenTheDatabaseTookNothingForAMoment() {
        shop.meanwhile = once(() -> {
            throw new QueryTimeoutException("canceling statement due to statement timeout");
        });
        assertThatThrownBy(() -> run(DATABASE.dataSource())).isInstanceOf(QueryTimeoutException.class);

        assertThatItsEndSays("The database failed the run, and it broke off");
    }

    private void assertThatItsEndSays(String reason) {
        var row = journal(DATABASE.dataSource()).runs(company, 1).getFirst();
        assertThat(row.status()).isEqualTo("failed");
        assertThat(row.finished()).isEqualTo(now());
        assertThat(row.report()).contains("\"" + reason + "\"").doesNotContain("Error", "Exception");
    }

    private void assertThatItWasEnded(RunReport report) {
        assertThat(report.status()).isEqualTo(RunStatus.FAILED);
        assertThat(report.problem())
                .isEqualTo(new RunReport.Problem(
                        "The run made no progress for 1 seconds and was ended",
                        "Nothing to do: the next run goes on where it stopped; the log says what it waited for",
                        null,
                        false));
    }

    private void assertThatTheNextRunGoesOn(DataSource database) {
        try {
            run(database);
        } catch (DataAccessException | TransactionException _) {
            // It survives only where each of its connections was still to be asked for.
        }

        goOn(database);

        assertThat(broken).isTrue();
        assertThat(books.ledger)
                .extracting(Intent::source)
                .doesNotHaveDuplicates()
                .hasSize(ORDERS);
        assertThat(journal(database).runs(company, 20))
                .extracting(row -> row.status())
                .startsWith("complete")
                .isSubsetOf("complete", "failed", "interrupted");
    }

    /// A pool may still hand out a connection that was cut; the schedule tries again then, and so do we.
    private RunReport goOn(DataSource database) {
        return await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> run(database), report -> report.status() == RunStatus.COMPLETE);
    }

    private RunReport run(DataSource database) {
        var settings = new SyncSettings(Duration.ofHours(2), Duration.ofHours(12), Duration.ofSeconds(5), stallLimit);
        var sync = new Sync(shop, books, journal(database), setups, settings, clock, _ -> {});
        return sync.run(
                        new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime()),
                        Progress.SILENT)
                .orElseThrow();
    }

    private static Journal journal(DataSource database) {
        return new Journal(database, new TransactionTemplate(new JdbcTransactionManager(database)), BrokenRunTest::now);
    }

    private static Instant now() {
        return Instant.parse("2026-03-10T12:00:00Z");
    }

    private Runnable once(Runnable deed) {
        return () -> {
            if (broken.compareAndSet(false, true)) {
                deed.run();
            }
        };
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forEver() {
        pause(Duration.ofDays(1));
    }

    private static void pause(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource pool(TestServer server) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.username());
        pool.setPassword(server.password());
        return pool;
    }
}
