package dev.cloudcart.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.sync.FakeBooks.Trouble;
import dev.cloudcart.sync.FakeShop;
import dev.cloudcart.sync.Syncing;

/// What somebody did to our documents in QuickBooks.
class DriftTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String HOW = "a total of 1.00 GBP instead of 18.90 GBP";

    DriftTest() {
        super(DATABASE);
    }

    @Test
    void asksTheBooksOnceADayAndLooksAtWhatOthersChanged() {
        sold(70, 71, 72);
        books.edit("70");
        books.delete("71");
        now = now.plus(Duration.ofHours(1));
        var soon = scheduled();
        var asked = books.asked;

        now = now.plus(Duration.ofHours(23));
        var nextDay = scheduled();
        now = now.plus(Duration.ofHours(1));
        var after = scheduled();

        assertThat(asked).isZero();
        assertThat(soon.documents().looked()).isZero();
        assertThat(books.asked).isEqualTo(1);
        assertThat(nextDay.documents().looked())
                .as("only at what others changed")
                .isEqualTo(2);
        assertThat(nextDay.holds())
                .extracting(RunReport.HoldRow::source, RunReport.HoldRow::cause, RunReport.HoldRow::reason)
                .containsExactlyInAnyOrder(
                        tuple(
                                "70",
                                "EDITED_AFTER_POSTING",
                                "Somebody edited sales receipt 70 in QuickBooks after it was posted: " + HOW),
                        tuple(
                                "71",
                                "DELETED_IN_QUICKBOOKS",
                                "The sales receipt 71 of order 71 was deleted in QuickBooks"));
        assertThat(after.documents().held()).isEqualTo(2);
        assertThat(after.documents().looked()).isZero();
        assertThat(books.askedSince)
                .as("a little before the last time, for clocks may differ")
                .isEqualTo(now.minus(Duration.ofHours(25 + 2)));
        assertThat(books.ledger).hasSize(3);
        assertThatItAddsUp(nextDay);
        assertThatItAddsUp(after);
    }

    @Test
    void putsRightWhatWasEditedOnceWhereTheSettingSaysSo() {
        sold(70);
        books.edit("70");
        edited = Rules.Edited.OVERWRITE;
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();
        now = now.plus(Duration.ofDays(1));
        var again = scheduled();

        assertThat(report.documents().amended()).isEqualTo(1);
        assertThat(report.status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(again.documents().amended()).isZero();
        assertThat(again.documents().held()).isZero();
    }

    @Test
    void keepsWhatWasEditedWhereTheSettingSaysSo() {
        sold(70);
        books.edit("70");
        edited = Rules.Edited.KEEP;
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();

        assertThat(report.documents().amended()).isZero();
        assertThat(report.documents().held()).isZero();
        assertThat(report.skippedBecause()).isEqualTo(Map.of("edited in QuickBooks, which is kept", 1L));
    }

    @Test
    void forgetsWhatWasDeletedWhereTheSettingSaysSo() {
        sold(70);
        books.delete("70");
        deletedInBooks = Rules.Deleted.KEEP;
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();
        var byHand = run(numbers("70"));

        assertThat(report.documents().held()).isZero();
        assertThat(report.skippedBecause()).isEqualTo(Map.of("deleted in QuickBooks, which is left so", 1L));
        assertThat(byHand.skippedBecause()).isEqualTo(Map.of("deleted in QuickBooks, which is left so", 1L));
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void postsWhatWasDeletedAgainOnceWhereTheSettingSaysSo() {
        sold(70);
        books.delete("70");
        deletedInBooks = Rules.Deleted.POST_AGAIN;
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();
        now = now.plus(Duration.ofDays(1));
        var again = scheduled();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(again.documents().posted()).isZero();
        assertThat(books.ledger).extracting(intent -> intent.key().generation()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void looksAtEachDocumentOfARunByHand(boolean ofDays) {
        sold(70, 71);
        books.edit("70");

        var report = run(ofDays ? days() : numbers("70"));

        assertThat(report.holds())
                .singleElement()
                .extracting(RunReport.HoldRow::cause)
                .isEqualTo("EDITED_AFTER_POSTING");
        assertThat(books.asked).isZero();
        assertThat(report.documents().looked()).isEqualTo(ofDays ? 2 : 1);
        assertThat(report.looked()).extracting(RunReport.ProofRow::documents).containsExactly(ofDays ? 2L : 1L);
    }

    /// Whoever edited it put it back: the next look finds it as we left it.
    @Test
    void endsTheHoldOfWhatWasPutRight() {
        sold(70);
        books.edit("70");
        run(numbers("70"));
        books.putRight("70");
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();

        assertThat(report.documents().held()).isZero();
        assertThat(report.documents().unchanged()).isEqualTo(1);
        assertThat(report.documents().amended()).isZero();
        assertThatItAddsUp(report);
    }

    @Test
    void leavesADismissedEditAlone() {
        sold(70);
        books.edit("70");
        run(numbers("70"));
        journal.dismiss(company, Optional.of(SourceKind.SALE), "70");
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();

        assertThat(report.holds()).isEmpty();
        assertThat(report.documents().amended()).isZero();
        assertThat(report.skippedBecause()).isEqualTo(Map.of("dismissed", 1L));
    }

    @Test
    void saysWhereQuickBooksHadMoreToTell() {
        sold(70);
        books.tellsAll = false;
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();

        assertThat(report.remarks())
                .singleElement()
                .asString()
                .startsWith("More was changed in QuickBooks since ")
                .endsWith("A sync by hand over the days in question looks at each of their documents.");
    }

    /// What was noticed is written at once, and nobody asks the books for it a second time.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void losesNothingWhereItDiesBeforeItIsPlanned(boolean isDeleted) {
        shop.sells(70, "18.90", FakeShop.FIRST_PROCESSED);
        scheduled();
        if (isDeleted) {
            books.delete("70");
        } else {
            books.edit("70");
        }
        now = now.plus(Duration.ofDays(1));
        shop.meanwhile = () -> {
            if (shop.asked.getLast() instanceof SalesQuery.Again) {
                throw new IllegalStateException("The process dies here");
            }
        };
        assertThatThrownBy(this::scheduled).isInstanceOf(IllegalStateException.class);
        shop.meanwhile = () -> {};

        var report = scheduled();
        now = now.plus(Duration.ofHours(1));
        var again = scheduled();

        assertThat(report.holds())
                .extracting(RunReport.HoldRow::cause)
                .containsExactly(isDeleted ? "DELETED_IN_QUICKBOOKS" : "EDITED_AFTER_POSTING");
        assertThat(again.holds()).hasSize(1);
        assertThatItAddsUp(report);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holdsWhatTheShopDoesNotHandOutAnyMore(boolean isDeleted) {
        sold(70);
        if (isDeleted) {
            books.delete("70");
        } else {
            books.edit("70");
        }
        shop.forgets(70);
        now = now.plus(Duration.ofDays(1));

        var report = scheduled();

        assertThat(report.holds())
                .extracting(RunReport.HoldRow::cause)
                .containsExactly(isDeleted ? "DELETED_IN_QUICKBOOKS" : "EDITED_AFTER_POSTING");
        assertThatItAddsUp(report);
    }

    /// Documents of earlier versions, and those of runs by hand, may have been edited before the first look.
    @Test
    void looksBackAsFarAsQuickBooksTellsWhereItNeverLookedBefore() {
        shop.sells(70, "18.90");
        run(numbers("70"));
        books.edit("70");

        var report = scheduled();

        assertThat(books.askedSince).isEqualTo(now.minus(Duration.ofDays(29)));
        assertThat(report.holds()).extracting(RunReport.HoldRow::cause).containsExactly("EDITED_AFTER_POSTING");
        assertThat(report.remarks()).isEmpty();
    }

    /// How far that is only they know.
    @Test
    void looksBackAsFarAsTheBooksSay() {
        books.changesKept = Duration.ofDays(7);
        shop.sells(70, "18.90");
        run(numbers("70"));

        scheduled();

        assertThat(books.askedSince).isEqualTo(now.minus(Duration.ofDays(7)));
    }

    @Test
    void saysWhereItLookedTooLongAgo() {
        sold(70);
        now = now.plus(Duration.ofDays(40));

        var report = scheduled();

        assertThat(books.askedSince).isEqualTo(now.minus(Duration.ofDays(29)));
        assertThat(report.remarks())
                .containsExactly(
                        "QuickBooks tells only what was changed in it since 21 Mar 2026 12:00, and was asked last on "
                                + "10 Mar 2026 12:00: what somebody deleted or edited there in between may not have been noticed. "
                                + "A sync by hand over the days in question looks at each of their documents.");
    }

    /// Its amendment is on its way, so that it cannot be looked at.
    @Test
    void looksAgainAtWhatWaitedForAnAnswer() {
        shop.sells(70, "18.90", FakeShop.FIRST_PROCESSED);
        scheduled();
        shop.sells(70, "20.00", FakeShop.FIRST_PROCESSED);
        books.trouble = Trouble.NEVER_GETS_IT;
        run(numbers("70"));
        books.delete("70");
        now = now.plus(Duration.ofDays(1));

        scheduled();
        books.trouble = Trouble.NONE;
        now = now.plus(Duration.ofHours(1));
        scheduled();

        assertThat(books.asked).isEqualTo(2);
    }

    /// Payments that others enter are many, and none of ours.
    @Test
    void asksForPaymentsOnlyWhereWePostThem() {
        shop.sells(70, "18.90", FakeShop.FIRST_PROCESSED);
        scheduled();
        now = now.plus(Duration.ofDays(1));
        scheduled();
        assertThat(books.askedOf)
                .contains(DocumentType.INVOICE, DocumentType.SALES_RECEIPT)
                .doesNotContain(DocumentType.PAYMENT, DocumentType.BILL_PAYMENT);

        type = Rules.TransactionType.INVOICE_WITH_PAYMENT;
        shop.sells(71, "18.90");
        scheduled();
        now = now.plus(Duration.ofDays(1));
        scheduled();

        assertThat(books.askedOf).contains(DocumentType.PAYMENT).doesNotContain(DocumentType.BILL_PAYMENT);
    }

    private void sold(int... numbers) {
        for (int number : numbers) {
            shop.sells(number, "18.90");
        }
        scheduled();
    }

    private RunReport scheduled() {
        return run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));
    }
}
