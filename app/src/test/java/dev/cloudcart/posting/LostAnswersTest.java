package dev.cloudcart.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Intent;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Restored;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.sync.FakeBooks.Trouble;
import dev.cloudcart.sync.FakeShop;
import dev.cloudcart.sync.Syncing;

/// What a run does about batches whose answer was lost, in it or before it.
class LostAnswersTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    LostAnswersTest() {
        super(DATABASE);
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
        assertThat(books.batches)
                .hasSize(2)
                .extracting(Batch::requestId)
                .containsOnly(books.batches.getFirst().requestId());
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
        twoDaysPass();

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
        assertThat(books.ledger)
                .extracting(Intent::source)
                .doesNotHaveDuplicates()
                .hasSize(45);
        assertThat(journal.runs(company, 2)).extracting(row -> row.status()).containsExactly("complete", "failed");
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
        twoDaysPass();

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).hasSize(1);
    }

    /// Another node, whose clock is ahead, goes on where one was killed in the middle of a batch.
    @Test
    void believesNoClockOfANodeAboutTheAgeOfABatch() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.TAKES_ALL_A_MINUTE_LATER_AND_CRASHES;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        now = now.plus(Duration.ofDays(2));

        var report = run();
        pause(Duration.ofMinutes(1));

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.batches)
                .hasSize(2)
                .extracting(Batch::requestId)
                .containsOnly(books.batches.getFirst().requestId());
        assertThat(books.ledger).hasSize(1);
    }

    /// The embedded database goes by the clock of this computer. It was killed in mid-batch, its clock leapt two
    /// days ahead, and it was started again within a minute.
    @Test
    void believesNoClockOfTheDatabaseAboutTheAgeOfABatchWhereTheBooksSayOtherwise() {
        shop.sells(1, "10.00");
        books.time = now;
        books.trouble = Trouble.TAKES_ALL_A_MINUTE_LATER_AND_CRASHES;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        twoDaysPass();
        books.time = now.plusSeconds(50);

        var report = run();
        pause(Duration.ofMinutes(1));

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.batches)
                .extracting(Batch::requestId)
                .containsOnly(books.batches.getFirst().requestId());
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void waitsUntilItIsSurelyOverWhereTheBooksDoNotSayTheTime() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.TAKES_ALL_A_MINUTE_LATER_AND_CRASHES;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        twoDaysPass();

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(paused).isEqualTo(Duration.ofSeconds(130));
        assertThat(books.sent).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void waitsForNothingWhereTheBooksTooSayThatItIsOld() {
        shop.sells(1, "10.00");
        books.time = now;
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.NONE;
        twoDaysPass();
        books.time = now.plus(Duration.ofDays(2));

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(paused).isZero();
        assertThat(books.sent).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void countsTheAgeOfABatchFromWhenItWasSentLast() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.NEVER_GETS_IT;
        run();
        twoDaysPass();
        assertThat(journal.withoutAnswer(company, 1).getFirst().sentAgo()).isGreaterThan(Duration.ofDays(1));

        journal.sending(journal.withoutAnswer(company, 1).getFirst(), Optional.empty());

        assertThat(journal.withoutAnswer(company, 1).getFirst().sentAgo()).isLessThan(Duration.ofMinutes(2));
    }

    /// The first sending may still be under way when QuickBooks refuses the request id of the second.
    @Test
    void waitsForAFirstSendingWhereTheRequestIdOfTheSecondIsRefused() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.TAKES_ALL_A_MINUTE_LATER_AND_KNOWS_THE_ID;

        var report = run();

        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(books.ledger).hasSize(1);
        assertThat(report.documents().posted()).isEqualTo(1);
    }

    /// Nothing ever comes of it, so it may be planned anew once QuickBooks has surely given up.
    @Test
    void countsWhatIsAbsentOnlyWhenItIsOverWhereTheRequestIdIsRefused() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.LOSES_IT_AND_KNOWS_THE_ID;

        var report = run();

        assertThat(paused).isEqualTo(Duration.ofSeconds(137));
        assertThat(report.holds()).extracting(RunReport.HoldRow::source).containsExactly("1");
        assertThat(report.documents())
                .as("held, and not refused")
                .isEqualTo(new RunReport.Documents(0, 0, 0, 0, 1, 0, 0, 0));
        books.trouble = Trouble.NONE;
        assertThat(run().documents().posted()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    /// Its second sending is not heard, for the books are at work on the first.
    @Test
    void waitsForTheFirstSendingWhereTheRequestIdOfTheSecondIsRefused() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.IS_SENT_TWICE_AND_KNOWS_THE_ID_AND_TAKES_ALL_A_MINUTE_LATER;

        var report = run();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.holds()).isEmpty();
        books.trouble = Trouble.NONE;
        assertThat(run().documents().unchanged()).isEqualTo(1);
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void sendsNothingThatAnotherNodeHasSettled() {
        shop.sells(1, "10.00");
        books.beforeEachSending = () -> DATABASE.jdbc()
                .sql("update batch set state = 'looked up' where company_id = ?")
                .param(company.value())
                .update();

        assertThatThrownBy(this::run).isInstanceOf(CancellationException.class);

        assertThat(books.ledger).isEmpty();
    }

    private void twoDaysPass() {
        DATABASE.jdbc()
                .sql("update batch set sent_at = sent_at - interval '2 days' where company_id = ?")
                .param(company.value())
                .update();
    }

    @Test
    void settlesAfterACrashWithAllThatADocumentIsProvenBy() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.STORES_OTHER_DETAILS;

        var report = run();

        assertThat(report.holds())
                .extracting(RunReport.HoldRow::reason)
                .containsExactly("QuickBooks stored GBP 1.66 of tax at 20 % instead of GBP 1.67; "
                        + "QuickBooks stored GBP 0.01 of tax at 5 % instead of GBP 0.00; "
                        + "QuickBooks stored it under Somebody (99) instead of Amazon GBP (1); "
                        + "QuickBooks stored 3 lines with products instead of 1");
        assertThat(report.proof())
                .extracting(RunReport.ProofRow::tax, RunReport.ProofRow::taxBooks)
                .containsExactly(tuple(new BigDecimal("1.67"), new BigDecimal("1.67")));
    }

    /// The journal is as it was before the first of two orders was posted.
    @Test
    void takesOverWhatWasPostedAfterTheBackupThatWasRestored() {
        shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
        run();
        forgetAll();
        shop.sells(2, "20.00", FakeShop.FIRST_PROCESSED);
        DATABASE.jdbc()
                .sql("insert into restoration (taken_at, restored_at) values (?, ?)")
                .params(Timestamp.from(now), Timestamp.from(now))
                .update();
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

    /// The computer's clock was twenty days behind, and so was that of its database.
    @Test
    void takesOverWhatWasPostedThoughTheClockWasBehindWhenTheBackupWasRestored() {
        shop.time = now;
        shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
        run();
        forgetAll();
        var behind = Timestamp.from(FakeShop.FIRST_PROCESSED.minus(Duration.ofDays(20)));
        DATABASE.jdbc()
                .sql("insert into restoration (taken_at, restored_at, at) values (?, ?, ?)")
                .params(behind, behind, behind)
                .update();
        try {
            var report = run();
            run();

            assertThat(books.ledger).hasSize(1);
            assertThat(report.documents().posted()).isEqualTo(1);
            assertThat(paused).isEqualTo(Duration.ofSeconds(130));
            assertThat(journal.restored()).contains(new Restored(true, now));
        } finally {
            DATABASE.jdbc().sql("delete from restoration").update();
        }
    }

    @Test
    void doubtsNotForEverAfterARestoreBecauseOneAnswerToldTheYear9999() {
        var taken = Timestamp.from(Instant.parse("2020-01-01T00:00:00Z"));
        DATABASE.jdbc()
                .sql("insert into restoration (taken_at, restored_at) values (?, ?)")
                .params(taken, taken)
                .update();
        try {
            shop.time = Instant.parse("9999-12-31T23:59:59Z");
            run();
            assertThat(journal.restored())
                    .hasValueSatisfying(restored -> assertThat(restored.told()).isFalse());
            shop.time = now;
            run();

            assertThat(journal.restored()).contains(new Restored(true, now));
        } finally {
            DATABASE.jdbc().sql("delete from restoration").update();
        }
    }

    @Test
    void doubtsEveryDayAfterARestoreUntilAServiceTellsTheTime() {
        var behind = Timestamp.from(Instant.parse("2020-01-01T00:00:00Z"));
        DATABASE.jdbc()
                .sql("insert into restoration (taken_at, restored_at) values (?, ?)")
                .params(behind, behind)
                .update();
        try {
            shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
            run();
            now = now.plus(Duration.ofDays(2));
            shop.sells(2, "20.00", now.minusSeconds(60));
            run();

            assertThat(books.looksByMark).isEqualTo(2);
            assertThat(books.ledger).hasSize(2);
        } finally {
            DATABASE.jdbc().sql("delete from restoration").update();
        }
    }

    private void forgetAll() {
        for (var table : List.of("posting", "act", "batch", "source_record", "cursor_position", "document_number")) {
            DATABASE.jdbc()
                    .sql("delete from " + table + " where company_id = ?")
                    .param(company.value())
                    .update();
        }
    }

    /// The program that sent it was killed a moment before.
    @Test
    void waitsAfterARestoreForWhatWasStillOnItsWay() {
        shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
        books.trouble = Trouble.TAKES_ALL_A_MINUTE_LATER_AND_CRASHES;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        forgetAll();
        DATABASE.jdbc()
                .sql("""
                insert into restoration (taken_at, restored_at, at)
                values (?, ?, clock_timestamp() - interval '30 seconds')
                """)
                .params(Timestamp.from(now), Timestamp.from(now))
                .update();
        try {
            var report = run();

            assertThat(paused).isEqualTo(Duration.ofSeconds(130));
            assertThat(books.sent).isEqualTo(1);
            assertThat(books.ledger).hasSize(1);
            assertThat(report.documents().posted()).isEqualTo(1);
        } finally {
            DATABASE.jdbc().sql("delete from restoration").update();
        }
    }

    /// The look by the mark fails once, and the batch is left to the next run.
    @Test
    void looksByTheMarkAgainWhereTheFirstLookAfterARestoreFailed() {
        DATABASE.jdbc()
                .sql("insert into restoration (taken_at, restored_at) values (?, ?)")
                .params(Timestamp.from(now), Timestamp.from(now))
                .update();
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
}
