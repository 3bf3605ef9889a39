package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;

/// Runs, what they have covered, and the lock that lets one at a time.
class RunsTest extends JournalFixture {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    RunsTest() {
        super(DATABASE);
    }

    @Test
    void joinsWhatWasCoveredWithWhatTouchesIt() {
        journal.cover(company, "orders", NOW, NOW.plusSeconds(60));
        journal.cover(company, "orders", NOW.minusSeconds(90), NOW.plusSeconds(30));
        assertThat(journal.coverage(company, "orders"))
                .contains(new Coverage(Optional.of(NOW.minusSeconds(90)), NOW.plusSeconds(60)));

        journal.cover(company, "orders", NOW.plusSeconds(200), NOW.plusSeconds(300));
        assertThat(journal.coverage(company, "orders"))
                .contains(new Coverage(Optional.of(NOW.plusSeconds(200)), NOW.plusSeconds(300)));
    }

    @Test
    void callsARunInterruptedThatNobodyCanBeRunning() {
        var next = journal.start(company, Occasion.SCHEDULED, 1);

        assertThat(journal.runs(company, 2)).extracting(RunRow::status).containsExactly("running", "interrupted");
        assertThat(journal.runs(company, 1)).extracting(RunRow::id).containsExactly(next.value());
    }

    @Test
    void leavesARunInterruptedThatEndsLater() {
        journal.start(company, Occasion.SCHEDULED, 1);

        journal.finish(run, RunStatus.COMPLETE, "{}");

        assertThat(journal.runs(company, 2)).extracting(RunRow::status).containsExactly("running", "interrupted");
    }

    @Test
    void letsTheNextInWhenALockIsGivenBack() {
        var first = journal.lock(company, Duration.ZERO, () -> {}).orElseThrow();

        assertThat(journal.lock(company, Duration.ZERO, () -> {})).isEmpty();
        first.close();
        var second = journal.lock(company, Duration.ZERO, () -> {});

        assertThat(second).isPresent();
        second.orElseThrow().close();
    }

    @Test
    void waitsForALockWithoutAConnection() throws Exception {
        var pool = DATABASE.dataSource().unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var first = journal.lock(company, Duration.ZERO, () -> {}).orElseThrow();
        var waits = new CountDownLatch(1);
        var second = CompletableFuture.supplyAsync(
                () -> journal.lock(company, Duration.ofMinutes(1), waits::countDown)
                        .orElseThrow(),
                Executors.newVirtualThreadPerTaskExecutor());

        waits.await();
        await().atMost(Duration.ofSeconds(30)).until(() -> pool.getActiveConnections() == 1);
        int held = 0;
        for (int looks = 0; looks < 50; looks++) {
            held += pool.getActiveConnections() - 1;
            Thread.sleep(20);
        }
        first.close();
        second.get().close();

        assertThat(held)
                .as("while it waits, but for the moments in which it asks")
                .isLessThan(20);
        assertThat(pool.getActiveConnections()).isZero();
    }

    @Test
    void givesTheConnectionBackWhenTheLockCannotBeAskedFor() throws Exception {
        var pool = DATABASE.dataSource().unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var tooLarge = new CompanyId(Long.MAX_VALUE);

        for (int times = 0; times < 20; times++) {
            assertThatThrownBy(() -> journal.lock(tooLarge, Duration.ZERO, () -> {}))
                    .isInstanceOf(ArithmeticException.class);
        }

        assertThat(pool.getActiveConnections()).isZero();
    }

    /// The connection that has it would go back to the pool with it.
    @Test
    void keepsNoLockThatWasGivenWhereWhatFollowsFails() throws Exception {
        var database = new DelegatingDataSource(DATABASE.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                return withoutStatements(super.getConnection());
            }
        };
        var failing = new Journal(
                database, new TransactionTemplate(new JdbcTransactionManager(database)), InstantSource.system());

        assertThatThrownBy(() -> failing.lock(company, Duration.ZERO, () -> {}))
                .isInstanceOf(CannotGetJdbcConnectionException.class);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> DATABASE.jdbc()
                        .sql("select not exists (select from pg_locks where locktype = 'advisory' and objid = ?)")
                        .param(company.value())
                        .query(Boolean.class)
                        .single());
    }

    /// It prepares what is asked of it, and makes no statement beyond that.
    private static Connection withoutStatements(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                RunsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("createStatement")) {
                        throw new SQLException("as it was told to");
                    }
                    return method.invoke(connection, arguments);
                });
    }

    /// A connection that was cut off has no lock any more, and its run has ended well all the same.
    @Test
    void endsALockWhoseConnectionWasCut() {
        var lock = journal.lock(company, Duration.ZERO, () -> {}).orElseThrow();
        DATABASE.cutConnections();

        assertThatCode(lock::close).doesNotThrowAnyException();

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> journal.lock(company, Duration.ZERO, () -> {}).isPresent());
    }
}
