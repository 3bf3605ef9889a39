package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.BuyerRecords;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.sync.Books.Batch;
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
    private Duration paused = Duration.ZERO;
    private LocalDate startDate = LocalDate.of(2026, 1, 1);
    private boolean postsDeletedAgain;
    private final Sync sync = new Sync(shop, books, journal, _ -> setup(),
            new SyncSettings(Duration.ofHours(2), Duration.ofHours(12), Duration.ofSeconds(5), Duration.ofMinutes(30)),
            clock, this::pause);

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
    void settlesABatchThatWasTakenInPartInTheSameRunAndSendsOnlyTheRest() {
        shop.sells(1, "10.00");
        shop.sells(2, "20.00");
        shop.sells(3, "30.00");
        books.trouble = Trouble.STOPS_HALFWAY_ONCE;
        books.replaysKept = false;

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents().posted()).isEqualTo(3);
        assertThat(report.documents().unresolved()).isZero();
        assertThat(books.ledger).extracting(Intent::source).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(books.batches).hasSize(2).extracting(Batch::requestId).containsOnly(books.batches.getFirst()
                .requestId());
        assertThat(books.batches)
                .extracting(batch -> new String(batch.body(), StandardCharsets.UTF_8).split(",").length)
                .containsExactly(3, 2);
    }

    @Test
    void sendsTheRestOfABatchOnlyWhenQuickBooksHasSurelyGivenUpOnIt() {
        shop.sells(1, "10.00");
        shop.sells(2, "20.00");
        books.trouble = Trouble.STOPS_HALFWAY_ONCE;
        var pausedBeforeSending = new ArrayList<Duration>();
        books.onSend = () -> pausedBeforeSending.add(paused);

        run();

        assertThat(pausedBeforeSending).containsExactly(Duration.ZERO, Duration.ofSeconds(137));
    }

    @Test
    void takesTheRestThatComesLateInsteadOfSendingIt() {
        shop.sells(1, "10.00");
        shop.sells(2, "20.00");
        books.trouble = Trouble.TAKES_THE_REST_A_MINUTE_LATER;

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.sent).isEqualTo(1);
        assertThat(books.ledger).extracting(Intent::source).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void neverSendsAWholeBatchAgainOfWhichAPartStandsThoughEveryAnswerIsLost() {
        IntStream.range(1, 5).forEach(i -> shop.sells(i, "10.00"));
        books.trouble = Trouble.STOPS_HALFWAY;
        books.replaysKept = false;
        var silent = run();
        books.trouble = Trouble.NONE;
        now = now.plus(Duration.ofDays(2));

        var old = run();

        assertThat(silent.status()).isEqualTo(RunStatus.FAILED);
        assertThat(silent.documents().unresolved()).isPositive();
        assertThat(old.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).extracting(Intent::source).containsExactlyInAnyOrder("1", "2", "3", "4");
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
                .containsExactly(
                        new RunReport.HoldRow("order", "2", "OTHER", "Order 2 makes no sense", "Mend it in Linnworks"));
    }

    @Test
    void asksInEveryRunForAnOrderThatWasNotHandedOut() {
        shop.sells(1, "10.00", Instant.parse("2026-03-10T10:00:00Z"));
        shop.refuses(1);
        run();
        now = now.plus(Duration.ofDays(3));
        var refusedAgain = run();
        shop.sells(1, "10.00");

        var handedOut = run();

        assertThat(refusedAgain.holds()).extracting(RunReport.HoldRow::reason).containsExactly(
                "Order 1 is not handed out");
        assertThat(handedOut.documents().posted()).isEqualTo(1);
        assertThat(handedOut.holds()).isEmpty();
    }

    @Test
    void endsTheHoldOfAnOrderThatWasNotHandedOutAndIsGone() {
        shop.refuses(1);
        run();
        shop.forgets(1);

        var report = run();

        assertThat(report.holds()).isEmpty();
        assertThat(report.skippedBecause()).containsExactly(Map.entry("not in Linnworks any more", 1L));
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

    /// No search of what was processed since the last run finds it any more.
    @Test
    void readsWhatIsHeldAnewWhenAPersonAsks() {
        shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
        shop.sellsAtRate(1, "10.00", "5");
        run();
        now = now.plus(Duration.ofDays(2));
        shop.sells(1, "10.00");

        var bySchedule = run(new SyncRequest(company, Trigger.SCHEDULED, new SyncRequest.SinceLastTime()));
        var byHand = run();

        assertThat(bySchedule.holds()).hasSize(1);
        assertThat(byHand.holds()).isEmpty();
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void learnsNoBuyerAgainWhoWasForgotten() {
        shop.sellsTo("Jane", 1, "10.00", "5");
        run();
        var records = new BuyerRecords(DATABASE.dataSource(), clock);
        records.forget(company, _ -> true, record -> shop.withoutBuyer(record.source(), record.raw()));

        var report = run();

        assertThat(report.holds()).hasSize(1);
        var source = new SourceRef(SourceKind.SALE, FakeShop.id(1), "1");
        assertThat(journal.raw(company, List.of(source))).singleElement()
                .extracting(raw -> new String(raw.raw(), StandardCharsets.UTF_8)).isEqualTo("1 10.00 5");
    }

    /// The journal is as it was before the first of two orders was posted.
    @Test
    void takesOverWhatWasPostedAfterTheBackupThatWasRestored() {
        shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
        run();
        for (var table : List.of("posting", "batch", "source_record", "cursor_position", "document_number")) {
            DATABASE.jdbc().sql("delete from " + table + " where company_id = ?").param(company.value()).update();
        }
        shop.sells(2, "20.00", FakeShop.FIRST_PROCESSED);
        DATABASE.jdbc().sql("insert into restoration (taken_at, restored_at) values (?, ?)").params(Timestamp.from(
                now), Timestamp.from(now)).update();
        try {
            var report = run();
            var again = run();

            assertThat(books.ledger).hasSize(2);
            assertThat(books.looksByMark).isEqualTo(1);
            assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
            assertThat(report.documents().posted()).isEqualTo(2);
            assertThat(again.documents().posted()).isZero();
        } finally {
            DATABASE.jdbc().sql("delete from restoration").update();
        }
    }

    /// The look by the mark fails once, and the batch is left to the next run.
    @Test
    void looksByTheMarkAgainWhereTheFirstLookAfterARestoreFailed() {
        DATABASE.jdbc().sql("insert into restoration (taken_at, restored_at) values (?, ?)").params(Timestamp.from(
                now), Timestamp.from(now)).update();
        try {
            shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
            books.failsToLookByMark = true;
            var first = run();
            books.failsToLookByMark = false;

            var second = run();

            assertThat(first.status()).isEqualTo(RunStatus.FAILED);
            assertThat(books.looksByMark).isEqualTo(2);
            assertThat(books.ledger).hasSize(1);
            assertThat(second.status()).isEqualTo(RunStatus.COMPLETE);
        } finally {
            DATABASE.jdbc().sql("delete from restoration").update();
        }
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

    @Test
    void readsTheDaysThatAStartDateMovedBackAddsAndNeverAgain() {
        IntStream.range(1, 4).forEach(i -> shop.sells(i, "10.00", Instant.parse("2026-01-0" + i + "T10:00:00Z")));
        startDate = LocalDate.of(2026, 3, 10);
        var first = run();
        startDate = LocalDate.of(2026, 1, 1);
        now = now.plus(Duration.ofHours(12));

        var second = run();
        shop.asked.clear();
        var third = run();

        assertThat(first.documents().posted()).isZero();
        assertThat(first.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-03-10T00:00:00Z"),
                Instant.parse("2026-03-10T12:00:00Z")));
        assertThat(second.documents().posted()).isEqualTo(3);
        assertThat(second.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-01-01T00:00:00Z"), now));
        assertThat(third.read().sales()).isZero();
        assertThat(shop.asked).containsExactly(new SalesQuery.Processed(new SyncWindow(now.minus(Duration.ofHours(2)),
                now)));
    }

    @Test
    void readsFromAStartDateMovedOnAndFillsTheGapWhenItIsMovedBack() {
        shop.sells(1, "10.00", Instant.parse("2026-03-12T10:00:00Z"));
        run();
        startDate = LocalDate.of(2026, 3, 15);
        now = Instant.parse("2026-03-16T12:00:00Z");
        var moved = run();
        startDate = LocalDate.of(2026, 1, 1);

        var back = run();

        assertThat(moved.documents().posted()).isZero();
        assertThat(moved.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-03-15T00:00:00Z"), now));
        assertThat(back.documents().posted()).isEqualTo(1);
    }

    @Test
    void readsEverythingOnceWhereAnOlderVersionDidNotKeepFromWhenItRead() {
        shop.sells(1, "10.00", Instant.parse("2026-01-02T10:00:00Z"));
        DATABASE.jdbc()
                .sql("insert into cursor_position (company_id, stream, position) values (?, 'processed orders', ?)")
                .params(company.value(), Timestamp.from(now)).update();

        assertThat(run().documents().posted()).isEqualTo(1);
    }

    @Test
    void neverReadsPastTheTimeThatLinnworksTellsThoughTheOwnClockIsThirtyDaysAhead() {
        shop.time = now;
        now = now.plus(Duration.ofDays(30));
        var ahead = run();
        shop.sells(1, "10.00", Instant.parse("2026-03-15T10:00:00Z"));
        shop.time = Instant.parse("2026-03-15T12:00:00Z");

        var later = run();

        assertThat(ahead.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-03-10T12:00:00Z")));
        assertThat(ahead.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(ahead.remarks()).containsExactly("The clock of this computer is 30 days ahead of the time that "
                + "Linnworks and QuickBooks tell: set it right, best by letting the computer set it from the internet. "
                + "Orders are read by their time meanwhile, so none is missed.");
        assertThat(later.documents().posted()).isEqualTo(1);
    }

    @Test
    void readsUpToTheTimeThatLinnworksTellsThoughTheOwnClockIsTwoHoursBehind() {
        shop.sells(1, "10.00", now.minus(Duration.ofMinutes(1)));
        shop.time = now;
        now = now.minus(Duration.ofHours(2));

        var report = run();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.complete()).extracting(RunReport.Complete::upTo).isEqualTo(shop.time);
        assertThat(report.remarks()).singleElement().asString().startsWith(
                "The clock of this computer is 2 hours behind the time that Linnworks and QuickBooks tell");
    }

    @Test
    void goesByTheEarlierOfTheTimesThatTheServicesTell() {
        shop.time = now;
        books.time = now.minusSeconds(7);

        assertThat(run().complete()).extracting(RunReport.Complete::upTo).isEqualTo(books.time);
    }

    @Test
    void saysNothingOfAClockThatIsFiveMinutesOff() {
        shop.time = now.minus(Duration.ofMinutes(5));

        assertThat(run().remarks()).isEmpty();
    }

    @Test
    void mendsACursorInTheFutureByLookingThroughEverythingOnceMore() {
        shop.sells(1, "10.00", Instant.parse("2026-03-09T10:00:00Z"));
        now = now.plus(Duration.ofDays(30));
        run();
        now = now.minus(Duration.ofDays(30));
        shop.sells(2, "10.00", Instant.parse("2026-03-10T11:00:00Z"));

        var mended = run();
        shop.asked.clear();
        var next = run();

        assertThat(mended.documents().posted()).isEqualTo(1);
        assertThat(mended.documents().unchanged()).isEqualTo(1);
        assertThat(mended.remarks()).containsExactly("Orders counted as read up to 9 Apr 2026 13:00, which is still to "
                + "come, for the clock of this computer was ahead then. All from 1 Jan 2026 on are looked through once "
                + "more and what is missing is posted: nothing has to be done.");
        assertThat(mended.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-01-01T00:00:00Z"), now));
        assertThat(next.remarks()).isEmpty();
        assertThat(shop.asked).containsExactly(new SalesQuery.Processed(new SyncWindow(now.minus(Duration.ofHours(2)),
                now)));
    }

    @Test
    void leavesACursorInTheFutureAsItIsInAPreview() {
        shop.time = now.plus(Duration.ofDays(1));
        run();
        shop.time = now;

        run(new SyncRequest(company, Trigger.PREVIEW, new SyncRequest.SinceLastTime()));

        assertThat(journal.coverage(company, Cursor.PROCESSED_ORDERS).orElseThrow().upTo()).isEqualTo(now.plus(Duration
                .ofDays(1)));
    }

    @Test
    void callsTheBooksCompleteOnlyWhenNothingIsHeldUnansweredOrChosenByHand() {
        shop.sells(1, "10.00");
        var chosen = run(numbers("1"));
        shop.hasNonsense(2);
        var held = run();
        books.trouble = Trouble.NEVER_GETS_IT;
        shop.sells(3, "10.00");
        var unanswered = run();

        assertThat(chosen.complete()).isNull();
        assertThat(held.complete()).isNull();
        assertThat(unanswered.complete()).isNull();
    }

    @Test
    void saysWhereTheFirstRunStartsAndThatItIsASetting() {
        var notes = new ArrayList<String>();
        var listener = new Counting() {
            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        sync.run(new SyncRequest(company, Trigger.MANUAL, new SyncRequest.SinceLastTime()), listener);
        sync.run(new SyncRequest(company, Trigger.MANUAL, new SyncRequest.SinceLastTime()), listener);

        assertThat(notes).singleElement().asString().contains("1 Jan 2026").contains("order-export: start-date");
    }

    @Test
    void tellsWhichNumbersAreNoOrdersAndSyncsTheOthers() {
        shop.sells(1, "10.00");

        var report = run(numbers("1", "2"));

        assertThat(report.notFound()).containsExactly("2");
        assertThat(ManualRun.notFound(report)).contains(
                "Linnworks has no order with the number or reference 2: correct it and sync again. The others were synced.");
        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.holds()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void countsEachOrderOnceWhateverHappens(Trouble trouble) {
        IntStream.range(0, 40).forEach(i -> shop.sells(1000 + i, "10.00"));
        IntStream.range(0, 3).forEach(i -> shop.sellsAtRate(2000 + i, "10.00", "5"));
        shop.hasNonsense(3000);
        shop.sellsNothing(4000);
        books.trouble = trouble;
        if (trouble == Trouble.CRASHES_AFTER_COMMIT) {
            assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
            books.trouble = Trouble.NONE;
        } else {
            assertThatItAddsUp(run());
        }
        journal.dismiss(company, SourceKind.SALE, "2000");

        assertThatItAddsUp(run());
        books.trouble = Trouble.NONE;
        books.taxRates.add("5");
        now = now.plus(Duration.ofDays(2));
        assertThatItAddsUp(run());
        var last = run();

        assertThatItAddsUp(last);
        assertThat(last.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 42, 1, 0, 0));
        assertThat(last.skippedBecause()).isEqualTo(Map.of("dismissed", 1L,
                "of nothing: it has neither lines nor an amount", 1L));
    }

    @Test
    void countsWhatIsRefusedAmongWhatIsHeld() {
        shop.sells(1, "10.00");
        shop.sells(2, "10.00");
        books.trouble = Trouble.REFUSES_THE_FIRST;

        var report = run();

        assertThatItAddsUp(report);
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(1, 0, 0, 0, 1, 1, 0));
    }

    @Test
    void showsInTheEndWhatTheReportSays() {
        IntStream.range(0, 65).forEach(i -> shop.sells(1000 + i, "10.00"));
        shop.hasNonsense(3000);
        books.trouble = Trouble.REFUSES_AS_STALE_ONCE;
        var progress = new Counting();

        var report = sync.run(new SyncRequest(company, Trigger.MANUAL, new SyncRequest.SinceLastTime()), progress)
                .orElseThrow();

        assertThat(progress.read).isEqualTo(66).isEqualTo(report.read().sales() + report.read().unreadable());
        assertThat(progress.posted).isEqualTo(65).isEqualTo(report.documents().posted());
        assertThat(progress.toPost).isEqualTo(65);
    }

    @Test
    void bringsWhatIsHeldTogetherByReason() {
        shop.sellsAtRate(1, "10.00", "5");
        shop.hasNonsense(2);
        shop.sellsAtRate(3, "20.00", "5");

        var groups = run().heldBecause();

        assertThat(groups).extracting(HeldBecause::count).containsExactly(2L, 1L);
        assertThat(groups).extracting(HeldBecause::numbers).containsExactly(List.of("1", "3"), List.of("2"));
        assertThat(groups.getFirst().sums()).isEqualTo(Map.of("GBP", Money.parse("GBP 30.00")));
        assertThat(groups.getLast().unknownAmounts()).isEqualTo(1);
    }

    @Test
    void holdsAnOrderWhoseDocumentWasDeletedWhenAPersonSyncsItAgain() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");

        var scheduled = run(new SyncRequest(company, Trigger.SCHEDULED, new SyncRequest.SinceLastTime()));
        var again = run(numbers("70"));
        var days = run(days());

        assertThat(scheduled.documents().unchanged()).isEqualTo(1);
        assertThat(books.looks).isEqualTo(1);
        assertThat(again.holds()).singleElement().isEqualTo(new RunReport.HoldRow("order", "70",
                "DELETED_IN_QUICKBOOKS", "The sales receipt 70 of order 70 was deleted in QuickBooks",
                "Set order-export: deleted-in-quickbooks: post again, and sync order 70 again; or dismiss it"));
        assertThat(again.documents().held()).isEqualTo(1);
        assertThat(days.documents().held()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
        assertThatItAddsUp(again);
        assertThatItAddsUp(days);
    }

    @Test
    void postsADeletedDocumentAgainOnceWhenTheSettingSaysSo() {
        shop.sells(70, "10.00");
        shop.sells(71, "10.00");
        run();
        books.delete("70");
        postsDeletedAgain = true;

        var days = run(days());
        var again = run(days());

        assertThat(days.documents()).isEqualTo(new RunReport.Documents(1, 0, 0, 1, 0, 0, 0));
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 2, 0, 0, 0));
        assertThat(books.ledger).extracting(intent -> intent.source() + " " + intent.key().generation())
                .containsExactlyInAnyOrder("70 1", "71 1", "70 2");
    }

    @Test
    void postsAHeldDeletionAgainOnceTheSettingIsChanged() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");
        run(numbers("70"));
        postsDeletedAgain = true;

        var report = run(numbers("70"));

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(1, 0, 0, 0, 0, 0, 0));
        assertThat(books.ledger).hasSize(2);
    }

    @Test
    void postsADeletedDocumentAgainOnceThoughTheProgramDies() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");
        postsDeletedAgain = true;
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(() -> run(numbers("70"))).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.NONE;

        var report = run(numbers("70"));

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).extracting(intent -> intent.key().generation()).containsExactly(1, 2);
        assertThatItAddsUp(report);
    }

    /// It may have been entered by hand.
    @Test
    void keepsAwayWhatIsDismissedThoughTheOrderChangesUntilItIsNamed() {
        shop.sellsAtRate(7, "10.00", "5");
        run();
        journal.dismiss(company, SourceKind.SALE, "7");
        shop.sells(7, "11.00");

        var changed = run();
        var before = List.copyOf(books.ledger);
        run(numbers("7"));

        assertThat(changed.skippedBecause()).isEqualTo(Map.of("dismissed", 1L));
        assertThat(before).isEmpty();
        assertThat(books.ledger).hasSize(1);
        assertThatItAddsUp(changed);
    }

    @Test
    void leavesADismissedDeletionAlone() {
        shop.sells(70, "10.00");
        run();
        books.delete("70");
        run(numbers("70"));
        journal.dismiss(company, SourceKind.SALE, "70");

        var report = run(numbers("70"));

        assertThat(report.holds()).isEmpty();
        assertThat(report.skippedBecause()).isEqualTo(Map.of("dismissed", 1L));
    }

    private static void assertThatItAddsUp(RunReport report) {
        var documents = report.documents();
        assertThat(report.read().sales() + report.read().unreadable()).as("%s %s", report.read(), documents)
                .isEqualTo(documents.posted() + documents.unchanged() + report.read().skipped() + documents.held()
                        + documents.unresolved());
        assertThat(report.skippedBecause().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(report.read().skipped());
    }

    private SyncRequest numbers(String... numbers) {
        return new SyncRequest(company, Trigger.MANUAL, new SyncRequest.Numbers(List.of(numbers)));
    }

    private SyncRequest days() {
        return new SyncRequest(company, Trigger.MANUAL, new SyncRequest.Within(new SyncWindow(Instant.parse(
                "2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"))));
    }

    /// Remembers the last it was told.
    private static class Counting implements Progress {
        private long read;
        private long posted;
        private long toPost;

        @Override
        public void reading(long done, long total) {
            read = done;
        }

        @Override
        public void creating(long done, long total) {}

        @Override
        public void posting(long done, long total) {
            posted = done;
            toPost = total;
        }

        @Override
        public void note(String sentence) {}
    }

    private void pause(Duration pause) {
        paused = paused.plus(pause);
        books.passed(paused);
    }

    private RunReport run() {
        return run(new SyncRequest(company, Trigger.MANUAL, new SyncRequest.SinceLastTime()));
    }

    private RunReport run(SyncRequest request) {
        Optional<RunReport> report = sync.run(request, Progress.SILENT);
        return report.orElseThrow();
    }

    private CompanySetup setup() {
        return FakeShop.setup(startDate, postsDeletedAgain);
    }
}
