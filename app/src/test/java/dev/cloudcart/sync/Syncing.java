package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.settings.Settings.OrderStatus;

/// A company that is synced between a shop and books in memory, with a real database.
abstract class Syncing {

    private static final AtomicLong COMPANIES = new AtomicLong();

    final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    final FakeShop shop = new FakeShop();
    final FakeBooks books = new FakeBooks();
    Instant now = Instant.parse("2026-03-10T12:00:00Z");
    final InstantSource clock = () -> now;
    final Journal journal;
    Duration paused = Duration.ZERO;
    LocalDate startDate = LocalDate.of(2026, 1, 1);
    Rules.Deleted deletedInBooks = Rules.Deleted.HOLD;
    Duration lookBack = Duration.ZERO;
    Rules.Changed changed = Rules.Changed.AMEND;
    Rules.Cancelled cancelled = Rules.Cancelled.VOID;
    Rules.Edited edited = Rules.Edited.HOLD;
    Set<OrderStatus> statuses = Set.of(OrderStatus.PROCESSED);
    Rules.TransactionType type = Rules.TransactionType.RECEIPT_IF_PAID;
    final Sync sync;

    /// @param database of the test class
    Syncing(TestDatabase database) {
        journal = new Journal(
                database.dataSource(),
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
                clock);
        sync = new Sync(
                shop,
                books,
                journal,
                _ -> setup(),
                new SyncSettings(
                        Duration.ofHours(2), Duration.ofHours(12), Duration.ofSeconds(5), Duration.ofMinutes(30)),
                clock,
                this::pause);
    }

    static void assertThatItAddsUp(RunReport report) {
        var documents = report.documents();
        assertThat(report.read().sales() + report.read().unreadable())
                .as("%s %s", report.read(), documents)
                .isEqualTo(documents.posted()
                        + documents.amended()
                        + documents.removed()
                        + documents.unchanged()
                        + report.read().skipped()
                        + documents.held()
                        + documents.unresolved());
        assertThat(report.skippedBecause().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(report.read().skipped());
    }

    SyncRequest numbers(String... numbers) {
        return new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.Numbers(List.of(numbers)));
    }

    SyncRequest days() {
        return new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Within(
                        new SyncWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"))));
    }

    void pause(Duration pause) {
        paused = paused.plus(pause);
        books.passed(paused);
    }

    RunReport run() {
        return run(new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime()));
    }

    RunReport run(SyncRequest request) {
        Optional<RunReport> report = sync.run(request, Progress.SILENT);
        return report.orElseThrow();
    }

    CompanySetup setup() {
        return FakeShop.setup(
                startDate, type, new Rules.Changes(changed, cancelled, deletedInBooks, edited), lookBack, statuses);
    }
}
