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
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Settings.OrderStatus;

/// A company that is synced between a shop and books in memory, with a real database.
public abstract class Syncing {

    private static final AtomicLong COMPANIES = new AtomicLong();

    public final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    public final FakeShop shop = new FakeShop();
    public final FakeBooks books = new FakeBooks();
    public Instant now = Instant.parse("2026-03-10T12:00:00Z");
    final InstantSource clock = () -> now;
    public final Journal journal;
    public Duration paused = Duration.ZERO;
    public LocalDate startDate = LocalDate.of(2026, 1, 1);
    public Rules.Deleted deletedInBooks = Rules.Deleted.HOLD;
    public Duration lookBack = Duration.ZERO;
    public Rules.Changed changed = Rules.Changed.AMEND;
    public Rules.Cancelled cancelled = Rules.Cancelled.VOID;
    public Rules.Edited edited = Rules.Edited.HOLD;
    public Set<OrderStatus> statuses = Set.of(OrderStatus.PROCESSED);
    public Rules.TransactionType type = Rules.TransactionType.RECEIPT_IF_PAID;
    public final Sync sync;

    /// @param database of the test class
    public Syncing(TestDatabase database) {
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

    public static void assertThatItAddsUp(RunReport report) {
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

    public SyncRequest numbers(String... numbers) {
        return new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.Numbers(List.of(numbers)));
    }

    public SyncRequest days() {
        return new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Within(
                        new SyncWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"))));
    }

    public void pause(Duration pause) {
        paused = paused.plus(pause);
        books.passed(paused);
    }

    public RunReport run() {
        return run(new SyncRequest(company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime()));
    }

    public RunReport run(SyncRequest request) {
        Optional<RunReport> report = sync.run(request, Progress.SILENT);
        return report.orElseThrow();
    }

    public CompanySetup setup() {
        return FakeShop.setup(
                startDate, type, new Rules.Changes(changed, cancelled, deletedInBooks, edited), lookBack, statuses);
    }
}
