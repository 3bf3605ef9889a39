package dev.cloudcart.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
        first.close();
        second.get().close();

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
