package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.sync.FakeBooks.Trouble;

class SyncTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicLong COMPANIES = new AtomicLong();

    private final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    private final FakeShop shop = new FakeShop();
    private final FakeBooks books = new FakeBooks();
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final Journal journal = new Journal(DATABASE.dataSource(),
            new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())), clock);
    private final Sync sync = new Sync(shop, books, journal, _ -> setup(),
            new SyncSettings(Duration.ofHours(2), Duration.ofHours(12), Duration.ofSeconds(5)), clock);

    @Test
    void postsEveryOrderOnceAndProvesIt() {
        IntStream.range(0, 130).forEach(i -> shop.sells(1000 + i, "17.99"));

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents().posted()).isEqualTo(130);
        assertThat(report.proof()).containsExactly(new RunReport.ProofRow("Amazon", "GBP", 130,
                new BigDecimal("2338.70"), new BigDecimal("2338.70"), new BigDecimal("0.00"), new BigDecimal("390.00"),
                new BigDecimal("390.00")));
        assertThat(books.sent).isEqualTo(5);
    }

    @Test
    void postsNothingTheSecondTime() {
        shop.sells(1, "10.00");
        run();

        var again = run();

        assertThat(again.documents().posted()).isZero();
        assertThat(again.documents().unchanged()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void settlesALostAnswerByLookingThoughTheRequestIdIsForgotten() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.COMMITS_AND_LOSES_THE_ANSWER;
        books.replaysKept = false;

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void neverSendsABatchAgainOfWhichAPartStands() {
        shop.sells(1, "10.00");
        shop.sells(2, "20.00");
        books.trouble = Trouble.STOPS_HALFWAY;
        books.replaysKept = false;
        var young = run();
        books.trouble = Trouble.NONE;
        now = now.plus(Duration.ofDays(2));

        var old = run();

        assertThat(young.status()).isEqualTo(RunStatus.FAILED);
        assertThat(young.documents().unresolved()).isEqualTo(1);
        assertThat(old.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).extracting(Intent::source).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void postsAgainWhatNeverArrived() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.NEVER_GETS_IT;
        run();
        books.trouble = Trouble.NONE;

        run();

        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void settlesWhatACrashLeftBehind() {
        IntStream.range(0, 45).forEach(i -> shop.sells(1000 + i, "10.00"));
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.NONE;

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).extracting(Intent::source).doesNotHaveDuplicates().hasSize(45);
        assertThat(journal.runs(company, 2)).extracting(row -> row.status()).containsExactly("complete", "interrupted");
    }

    @Test
    void looksABatchOfACrashUpInsteadOfTrustingItsRequestId() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.NONE;
        books.replaysKept = false;

        var report = run();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void postsAnOldBatchAnewWhenTheBooksDoNotHaveIt() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.NEVER_GETS_IT;
        run();
        books.trouble = Trouble.NONE;
        now = now.plus(Duration.ofDays(2));

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void holdsNonsenseAndPostsItsNeighbours() {
        shop.sells(1, "10.00");
        shop.hasNonsense(2);
        shop.sells(3, "10.00");

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE_WITH_HOLDS);
        assertThat(report.documents().posted()).isEqualTo(2);
        assertThat(report.holds())
                .containsExactly(new RunReport.HoldRow("2", "Order 2 makes no sense", "Mend it in Linnworks"));
    }

    @Test
    void postsWhatWasHeldOnceItIsMended() {
        shop.sellsAtRate(1, "10.00", "5");
        var held = run();
        books.taxRates.add("5");

        var mended = run();

        assertThat(held.holds()).hasSize(1);
        assertThat(mended.holds()).isEmpty();
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void looksUpAgainWhatTheBooksCallOutOfDate() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.REFUSES_AS_STALE_ONCE;

        var report = run();

        assertThat(books.refreshed).isEqualTo(1);
        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void showsADifferenceAsAHoldAndDoesNotPostTwice() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.STORES_A_PENNY_LESS;
        var report = run();

        run();

        assertThat(report.proof()).extracting(RunReport.ProofRow::difference).containsExactly(new BigDecimal("0.01"));
        assertThat(report.holds()).extracting(RunReport.HoldRow::reason)
                .containsExactly("QuickBooks stored a total of GBP 9.99 instead of GBP 10.00");
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void postsALongOrderInPartsOnce() {
        shop.sells(169, "10.00");
        shop.sellsLines(170, "960.00", 800);

        var report = run();
        var again = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents().posted()).isEqualTo(3);
        assertThat(books.ledger).extracting(Intent::number).containsExactlyInAnyOrder("169", "170-1", "170-2");
        assertThat(report.proof()).extracting(RunReport.ProofRow::source, RunReport.ProofRow::books)
                .containsExactly(tuple(new BigDecimal("970.00"), new BigDecimal("970.00")));
        assertThat(again.documents().unchanged()).isEqualTo(2);
        assertThat(again.documents().posted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Trouble.class, names = {"STOPS_HALFWAY", "CRASHES_AFTER_COMMIT", "NEVER_GETS_IT",
            "COMMITS_AND_LOSES_THE_ANSWER", "REFUSES_SECOND_PARTS"})
    void postsTheMissingPartOfALongOrder(Trouble trouble) {
        shop.sellsLines(170, "960.00", 800);
        books.trouble = trouble;
        books.replaysKept = false;
        try {
            run();
        } catch (IllegalStateException _) {
            // the crash
        }
        books.trouble = Trouble.NONE;
        now = now.plus(Duration.ofDays(2));

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.holds()).isEmpty();
        assertThat(books.ledger).extracting(Intent::number).containsExactlyInAnyOrder("170-1", "170-2");
        assertThat(books.ledger.stream().map(Intent::gross).reduce(Money::plus)).contains(Money.parse("GBP 960.00"));
        assertThat(run().documents().unchanged()).isEqualTo(1);
    }

    @Test
    void completesALongOrderAsItWasBeforeItsChangeIsRead() {
        shop.sellsLines(170, "960.00", 800);
        books.trouble = Trouble.REFUSES_SECOND_PARTS;
        var half = run();
        books.trouble = Trouble.NONE;
        shop.sellsLines(170, "900.00", 740);

        var report = run();

        assertThat(half.holds()).extracting(RunReport.HoldRow::reason).containsExactly("The item is amiss");
        assertThat(report.holds()).isEmpty();
        assertThat(books.ledger).extracting(Intent::number).containsExactly("170-1", "170-2");
        assertThat(books.ledger.stream().map(Intent::gross).reduce(Money::plus)).contains(Money.parse("GBP 960.00"));
    }

    @Test
    void settlesAfterACrashWithAllThatADocumentIsProvenBy() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.STORES_OTHER_DETAILS;

        var report = run();

        assertThat(report.holds()).extracting(RunReport.HoldRow::reason).containsExactly(
                "QuickBooks stored GBP 1.66 of tax at 20 % instead of GBP 1.67; "
                        + "QuickBooks stored GBP 0.01 of tax at 5 % instead of GBP 0.00; "
                        + "QuickBooks stored it under Somebody (99) instead of Amazon GBP (1); "
                        + "QuickBooks stored 3 lines with products instead of 1");
        assertThat(report.proof()).extracting(RunReport.ProofRow::tax, RunReport.ProofRow::taxBooks)
                .containsExactly(tuple(new BigDecimal("1.67"), new BigDecimal("1.67")));
    }

    @Test
    void previewsWithoutWritingAnything() {
        shop.sells(1, "10.00");

        var preview = run(new SyncRequest(company, Trigger.PREVIEW, new SyncRequest.SinceLastTime()));

        assertThat(preview.proof()).extracting(RunReport.ProofRow::source).containsExactly(new BigDecimal("10.00"));
        assertThat(books.ledger).isEmpty();
        assertThat(run().documents().posted()).isEqualTo(1);
    }

    @Test
    void createsNothingForAnOrderThatIsHeld() {
        books.knowsNothing = true;
        shop.sellsAtRate(1, "10.00", "17");

        var report = run();

        assertThat(report.documents().held()).isEqualTo(1);
        assertThat(books.created).isEmpty();
    }

    @Test
    void createsWhatOnlyThePostedOrdersNeed() {
        books.knowsNothing = true;
        shop.sells(1, "10.00");
        shop.sellsAtRate(2, "10.00", "17");

        var report = run();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.documents().held()).isEqualTo(1);
        assertThat(books.created).hasSize(1);
    }

    @Test
    void createsNothingInAPreview() {
        books.knowsNothing = true;
        shop.sells(1, "10.00");

        run(new SyncRequest(company, Trigger.PREVIEW, new SyncRequest.SinceLastTime()));

        assertThat(books.created).isEmpty();
    }

    @Test
    void postsUnderAnotherNumberWhatMetItsNumberOnAnotherOrder() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.HAS_THE_NUMBER_ON_ANOTHER_ORDER;

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).extracting(Intent::number).containsExactly("1-0001");
        assertThat(run().documents().posted()).isZero();
    }

    @Test
    void letsOneRunAtATimeWorkForACompany() {
        var lock = journal.lock(company, Duration.ZERO, () -> {});

        var scheduled = sync.run(new SyncRequest(company, Trigger.SCHEDULED, new SyncRequest.SinceLastTime()),
                Progress.SILENT);

        assertThat(lock).isPresent();
        assertThat(scheduled).isEmpty();
        lock.orElseThrow().close();
    }

    private RunReport run() {
        return run(new SyncRequest(company, Trigger.MANUAL, new SyncRequest.SinceLastTime()));
    }

    private RunReport run(SyncRequest request) {
        Optional<RunReport> report = sync.run(request, Progress.SILENT);
        return report.orElseThrow();
    }

    private static CompanySetup setup() {
        var rules = new Rules(1, CurrencyUnit.GBP, ZoneId.of("Europe/London"), LocalDate.of(2026, 1, 1),
                new Stores(List.of()),
                new Rules.Sales(Rules.TransactionType.RECEIPT_IF_PAID,
                        new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "", ""), true, true,
                        Rules.LongOrders.MERGE_THEN_SPLIT),
                new Rules.Customers(Rules.Matching.STORE_AND_CURRENCY, "", true),
                new Rules.Products(Rules.MissingProduct.CREATE_NON_INVENTORY, "Shipping", "Discount", "", ""),
                new Rules.Tax(Rules.TaxMode.BY_COMPANY, "Tax", TaxTable.EMPTY, ""), Rules.Rounding.NONE);
        return new CompanySetup("Shop", rules, new Creation(true, true, Creation.ItemKind.NON_INVENTORY, ""));
    }
}
