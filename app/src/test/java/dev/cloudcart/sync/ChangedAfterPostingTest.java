package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.Change;
import dev.cloudcart.core.trade.Age;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Filed;
import dev.cloudcart.journal.Filing;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What becomes of a document when its order changes or is cancelled.
public class ChangedAfterPostingTest extends Syncing {

    @RegisterExtension
    public static final TestDatabase DATABASE = TestDatabase.migrated();

    public ChangedAfterPostingTest() {
        super(DATABASE);
    }

    @Test
    void amendsTheOneDocumentOfAnOrderThatChanges() {
        shop.sells(1, "10.00");
        run();
        shop.sells(1, "18.00");

        var report = run();
        var again = run();

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(books.ledger).singleElement().satisfies(document -> {
            assertThat(document.gross()).isEqualTo(Money.parse("GBP 18.00"));
            assertThat(document.number()).isEqualTo("1");
            assertThat(document.deed()).isEqualTo(Deed.AMEND);
        });
        assertThat(report.proof())
                .singleElement()
                .extracting(row -> row.difference().toPlainString())
                .isEqualTo("0.00");
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 1, 0, 0, 0, 0));
        assertThatItAddsUp(report);
    }

    /// It was processed on the day on which it came, which says nothing of whether it was posted before it was.
    @Test
    void followsTheDayOnWhichAnOrderIsProcessed() {
        var other = FakeShop.FIRST_PROCESSED.plus(Duration.ofDays(3));
        shop.sells(1, "10.00");
        run();
        shop.processes(1, "10.00", other);

        var report = run(numbers("1"));
        var again = run(numbers("1"));
        shop.processes(1, "10.00", other.plus(Duration.ofDays(2)));
        run(numbers("1"));

        assertThat(report.documents().amended()).isEqualTo(1);
        assertThat(again.documents().unchanged()).isEqualTo(1);
        assertThat(books.ledger).extracting(Intent::day).containsExactly(LocalDate.of(2026, 3, 6));
    }

    /// What does not show in its document is nothing to be done, and nothing to read it again for.
    @Test
    void followsAnOrderWhoseDocumentStaysAsItIs() {
        shop.processes(1, "10.00", FakeShop.FIRST_PROCESSED);
        run();
        shop.processes(1, "10.00", FakeShop.FIRST_PROCESSED, "noted");

        var report = run(numbers("1"));

        assertThat(report.documents().unchanged()).isEqualTo(1);
        var print = "1 10.00 20 1 at %s noted".formatted(FakeShop.FIRST_PROCESSED);
        assertThat(journal.filed(company, SourceKind.SALE, Map.of(FakeShop.id(1), print)))
                .isEqualTo(Map.of(FakeShop.id(1), new Filed.Posted()));
    }

    /// The header of an order does not show every change.
    @Test
    void findsByHandWhatTheHeaderDoesNotShow() {
        shop.sells(1, "10.00");
        run();
        shop.sellsUnseen(1, "10.00", "18.00");

        var unseen = run();
        var byNumber = run(numbers("1"));
        shop.sellsUnseen(1, "10.00", "20.00");
        var byDays = run(days());

        assertThat(unseen.documents().unchanged()).isEqualTo(1);
        assertThat(byNumber.documents().amended()).isEqualTo(1);
        assertThat(byDays.documents().amended()).isEqualTo(1);
        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 20.00"));
    }

    @Test
    void holdsAChangeWhereTheSettingsSaySoUntilTheySayOtherwise() {
        changed = Rules.Changed.HOLD;
        shop.sells(1, "10.00");
        run();
        shop.sells(1, "18.00");

        var held = run();
        changed = Rules.Changed.AMEND;
        var mended = run();

        assertThat(held.holds())
                .extracting(RunReport.HoldRow::reason)
                .containsExactly(
                        "It has changed since it was posted: total GBP 10.00 → GBP 18.00; tax GBP 1.67 → GBP 3.00");
        assertThat(held.documents().held()).isEqualTo(1);
        assertThat(mended.holds()).isEmpty();
        assertThat(mended.documents().amended()).isEqualTo(1);
        assertThatItAddsUp(held);
        assertThatItAddsUp(mended);
    }

    @Test
    void leavesAChangeWhereTheSettingsSaySoAndNeverCallsItUnchanged() {
        changed = Rules.Changed.LEAVE;
        shop.sells(1, "10.00");
        run();
        shop.sells(1, "18.00");

        var report = run();
        var again = run();

        assertThat(report.skippedBecause()).containsOnlyKeys("changed after it was posted, which is left as it is");
        assertThat(again.skippedBecause()).isEqualTo(report.skippedBecause());
        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 10.00"));
    }

    @ParameterizedTest
    @EnumSource(value = Rules.Cancelled.class, names = "HOLD", mode = EnumSource.Mode.EXCLUDE)
    void removesTheDocumentOfAnOrderThatIsCancelled(Rules.Cancelled how) {
        cancelled = how;
        shop.sells(1, "10.00");
        run();
        shop.cancels(1, "10.00");

        var report = run();
        var again = run();

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(books.removed.values()).containsExactly(Deed.valueOf(how.name()));
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(again.skippedBecause()).containsOnlyKeys("cancelled");
        assertThatItAddsUp(report);
    }

    /// The change is undone, and what QuickBooks stored otherwise stands as it did.
    @Test
    void tellsADifferenceOnWhenAnotherHoldOfTheOrderEnds() {
        changed = Rules.Changed.HOLD;
        shop.sells(1, "10.00");
        books.trouble = Trouble.STORES_A_PENNY_LESS;
        var first = run();
        books.trouble = Trouble.NONE;
        shop.sells(1, "18.00");
        var both = run();
        shop.sells(1, "10.00");
        var after = run();

        assertThat(first.holds()).hasSize(1);
        var difference = first.holds().getFirst().reason();
        assertThat(both.holds().getFirst().reason()).startsWith("It has changed since it was posted");
        assertThat(journal.holds(company, Optional.empty(), 10)).singleElement().satisfies(hold -> {
            assertThat(hold.posted()).isTrue();
            assertThat(hold.reasons()).extracting(Reason::what).contains(difference);
        });
        assertThat(after.documents().amended()).isZero();
    }

    /// It is cancelled after the days were looked through, while its amendment is still to be sent.
    @Test
    void removesWhatIsCancelledWhileItIsAmended() {
        lookBack = Duration.ofDays(14);
        var processed = now.minus(Duration.ofDays(5));
        shop.sells(1, "10.00", processed);
        run();
        shop.sells(1, "18.00", processed);
        now = now.plus(Duration.ofDays(2));
        long asked = readings();
        shop.meanwhile = () -> {
            if (readings() == asked + 2) {
                shop.cancels(1, "18.00");
            }
        };

        run();
        shop.meanwhile = () -> {};
        run();

        assertThat(books.removed.values()).containsExactly(Deed.VOID);
    }

    private long readings() {
        return shop.asked.stream()
                .filter(SalesQuery.Processed.class::isInstance)
                .count();
    }

    /// Whatever kept it from being removed, it is not settled.
    @Test
    void neverTakesWhatIsCancelledForSettledWhileItsDocumentStands() {
        shop.sells(1, "10.00");
        run();
        shop.cancels(1, "10.00");
        journal.file(
                journal.start(company, Occasion.SCHEDULED, 1),
                List.of(new Filing(
                        new SourceRef(SourceKind.SALE, FakeShop.id(1), "1"),
                        "1 10.00 20 1 cancelled",
                        "1 10.00 20 1 cancelled".getBytes(StandardCharsets.UTF_8),
                        "cancelled",
                        Age.UNKNOWN,
                        null)));

        run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));

        assertThat(books.removed.values()).containsExactly(Deed.VOID);
    }

    @Test
    void postsAnewWhatWasCancelledAndIsNotAnyMore() {
        shop.sells(1, "10.00");
        run();
        shop.cancels(1, "10.00");
        run();
        shop.sells(1, "12.00");

        var report = run();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(books.ledger)
                .extracting(document -> document.key().generation())
                .containsExactly(1, 2);
        assertThat(run().documents().unchanged()).isEqualTo(1);
    }

    @Test
    void holdsWhatSomebodyEditedInQuickBooksUntilAPersonDecides() {
        shop.sells(1, "10.00");
        run();
        books.edit("1");
        shop.sells(1, "18.00");

        var held = run();
        edited = Rules.Edited.OVERWRITE;
        var overwritten = run();

        assertThat(held.holds()).extracting(RunReport.HoldRow::cause).containsExactly("EDITED_IN_QUICKBOOKS");
        assertThat(overwritten.documents().amended()).isEqualTo(1);
        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 18.00"));
    }

    @Test
    void holdsTheCancellationOfWhatIsPaid() {
        shop.sells(1, "10.00");
        run();
        books.pay("1");
        shop.cancels(1, "10.00");

        var report = run();

        assertThat(report.holds()).extracting(RunReport.HoldRow::cause).containsExactly("LINKED_IN_QUICKBOOKS");
        assertThat(books.removed).isEmpty();
    }

    /// Nothing lists it again: neither its doubt nor its end does.
    @Test
    void removesWhatWasCancelledWhileTheAnswerWasLost() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.NEVER_GETS_IT;
        run();
        shop.cancels(1, "10.00");
        run();
        books.trouble = Trouble.NONE;

        run();
        run();

        assertThat(books.ledger).hasSize(books.removed.size());
        int sent = books.sent;
        run();
        assertThat(books.sent).isEqualTo(sent);
    }

    /// The change is found by the run that reads it, and settled exactly once whatever happens to the answer.
    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"COMMITS_AND_LOSES_THE_ANSWER", "NEVER_GETS_IT", "CRASHES_AFTER_COMMIT"})
    void amendsAndRemovesOnceWhateverHappensToTheAnswer(Trouble trouble) {
        for (int order : List.of(1, 2, 3)) {
            shop.sells(order, "10.00");
        }
        run();
        shop.sells(1, "18.00");
        shop.cancels(2, "10.00");
        books.trouble = trouble;
        books.replaysKept = false;
        runAsFarAsItGoes();
        books.trouble = Trouble.NONE;

        run();
        var last = run();

        assertThat(books.ledger).hasSize(3);
        assertThat(books.ledger)
                .filteredOn(document -> document.source().equals("1"))
                .extracting(Intent::gross)
                .containsExactly(Money.parse("GBP 18.00"));
        assertThat(books.removed).isEqualTo(Map.of(books.id("2"), Deed.VOID));
        assertThat(last.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 2, 0, 0, 0, 0));
        assertThat(journal.withoutAnswer(company, 10)).isEmpty();
    }

    /// The order becomes another and then what it was, and the content that it had is the content that is wanted.
    @ParameterizedTest
    @MethodSource("troubles")
    void followsAnOrderThereAndBackWhateverHappensToTheAnswers(Trouble there, Trouble back, boolean replays) {
        books.replaysKept = replays;
        shop.sells(1, "10.00");
        run();
        shop.sells(1, "18.00");
        books.trouble = there;
        runAsFarAsItGoes();
        shop.sells(1, "10.00");
        books.trouble = back;
        runAsFarAsItGoes();
        books.trouble = Trouble.NONE;

        run();
        var last = run();

        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 10.00"));
        assertThat(books.removed).isEmpty();
        assertThat(last.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 1, 0, 0, 0, 0));
        assertThat(journal.withoutAnswer(company, 10)).isEmpty();
    }

    static Stream<Arguments> troubles() {
        var troubles = List.of(
                Trouble.NONE,
                Trouble.COMMITS_AND_LOSES_THE_ANSWER,
                Trouble.NEVER_GETS_IT,
                Trouble.CRASHES_AFTER_COMMIT,
                Trouble.TAKES_ALL_A_MINUTE_LATER_AND_CRASHES,
                Trouble.LOSES_IT_AND_KNOWS_THE_ID);
        return troubles.stream()
                .flatMap(there -> troubles.stream()
                        .flatMap(back -> Stream.of(true, false).map(replays -> Arguments.of(there, back, replays))));
    }

    /// The dates of Linnworks do not move when an order is edited.
    @Test
    void looksThroughTheLastDaysOnceADay() {
        lookBack = Duration.ofDays(14);
        shop.sells(1, "10.00", now.minus(Duration.ofDays(3)));
        shop.sells(2, "10.00", now.minus(Duration.ofDays(4)));
        shop.sells(3, "10.00", now.minus(Duration.ofDays(20)));
        run();
        now = now.plus(Duration.ofHours(1));
        run();
        shop.sells(1, "18.00", now.minus(Duration.ofDays(3)));
        shop.cancels(2, "10.00");
        shop.sells(3, "18.00", now.minus(Duration.ofDays(20)));

        var soon = run();
        now = now.plus(Duration.ofHours(24));
        var nextDay = run();
        var again = run();

        assertThat(soon.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(nextDay.documents()).isEqualTo(new RunReport.Documents(0, 1, 1, 0, 0, 0, 0, 0));
        assertThatItAddsUp(nextDay);
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(books.ledger)
                .filteredOn(document -> document.source().equals("3"))
                .extracting(Intent::gross)
                .containsExactly(Money.parse("GBP 10.00"));
    }

    /// What was edited while nobody looked was edited in the days before that, too.
    @ParameterizedTest
    @CsvSource({"3, true", "40, true", "40, false"})
    void looksThroughTheDaysBeforeAPauseWhenItIsOver(int days, boolean lookedBefore) {
        lookBack = Duration.ofDays(14);
        var sold = now.minus(Duration.ofDays(12));
        shop.sells(1, "10.00", sold);
        shop.sells(2, "10.00", sold);
        run();
        if (lookedBefore) {
            now = now.plus(Duration.ofHours(24));
            run();
        }
        shop.sells(1, "18.00", sold);
        shop.cancels(2, "10.00");
        now = now.plus(Duration.ofDays(days));

        var report = run();
        now = now.plus(Duration.ofHours(24));
        var nextDay = run();

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 1, 1, 0, 0, 0, 0, 0));
        assertThat(nextDay.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(shop.asked)
                .as("the days before the pause are looked through once")
                .filteredOn(SalesQuery.Processed.class::isInstance)
                .last()
                .satisfies(query -> assertThat(
                                ((SalesQuery.Processed) query).window().from())
                        .isEqualTo(now.minus(Duration.ofHours(24)).minus(lookBack)));
    }

    /// The header is the same, so that only the order's own word brings it back.
    @Test
    void losesNoChangeWhenItIsKilledBetweenFilingAndAmending() {
        shop.sells(1, "10.00");
        run();
        shop.sellsUnseen(1, "10.00", "18.00");
        books.onEncode = () -> {
            throw new IllegalStateException("The process dies here");
        };
        assertThatThrownBy(() -> run(numbers("1"))).hasMessage("The process dies here");
        books.onEncode = () -> {};

        run();

        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 18.00"));
        assertThat(run().documents().unchanged()).isEqualTo(1);
    }

    @Test
    void losesNoRemovalWhenItIsKilledBetweenFilingAndRemoving() {
        shop.sells(1, "10.00");
        run();
        shop.cancels(1, "10.00");
        books.onEncode = () -> {
            throw new IllegalStateException("The process dies here");
        };
        assertThatThrownBy(this::run).hasMessage("The process dies here");
        books.onEncode = () -> {};

        assertThat(run().documents().removed()).isEqualTo(1);
        assertThat(run().skippedBecause()).containsOnlyKeys("cancelled");
    }

    /// The order is in no window any more: only its hold brings it back.
    @Test
    void keepsAHoldUntilWhatMendsItIsMeant() {
        shop.sellsAtRate(1, "10.00", "5");
        run();
        books.taxRates.add("5");
        shop.forgets(1);
        books.onEncode = () -> {
            throw new IllegalStateException("The process dies here");
        };
        var scheduled = new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime());
        assertThatThrownBy(() -> run(scheduled)).hasMessage("The process dies here");
        books.onEncode = () -> {};

        var report = run(scheduled);

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(report.holds()).isEmpty();
    }

    /// It was dismissed for what differed then, and not for what has happened since.
    @Test
    void holdsTheRefusalOfAChangeThoughADifferenceWasDismissed() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.STORES_A_PENNY_LESS;
        run();
        journal.dismiss(company, Optional.of(SourceKind.SALE), "1");
        books.trouble = Trouble.REFUSES_THE_FIRST;
        shop.sells(1, "18.00");

        var refused = run();
        var again = run();

        assertThat(refused.holds()).extracting(RunReport.HoldRow::reason).containsExactly("Not so");
        assertThat(again.documents().amended()).isEqualTo(1);
        assertThat(again.holds()).isEmpty();
    }

    /// Somebody removed the document before we could, and the order comes back.
    @Test
    void doesNotTakeADeletedDocumentForOneThatStands() {
        shop.sells(1, "10.00");
        run();
        books.delete("1");
        shop.cancels(1, "10.00");
        var cancelled = run();
        shop.sells(1, "10.00");

        var restored = run();

        assertThat(cancelled.skippedBecause()).containsOnlyKeys("cancelled");
        assertThat(restored.documents().unchanged()).isZero();
        assertThat(restored.holds()).extracting(RunReport.HoldRow::cause).containsExactly("DELETED_IN_QUICKBOOKS");
    }

    /// It was dismissed because somebody entered it by hand.
    @Test
    void doesNotPostAnewWhatWasDeletedAndDismissed() {
        shop.sells(1, "10.00");
        run();
        books.delete("1");
        run(numbers("1"));
        journal.dismiss(company, Optional.of(SourceKind.SALE), "1");
        deletedInBooks = Rules.Deleted.POST_AGAIN;

        var report = run(days());

        assertThat(report.skippedBecause()).containsOnlyKeys("dismissed");
        assertThat(books.ledger).hasSize(1);
    }

    @Test
    void countsACancelledOrderOnceThoughItIsFoundTwice() {
        shop.sells(1, "10.00");
        run();
        shop.cancels(1, "10.00");

        var report = run(days());

        assertThat(report.documents().removed()).isEqualTo(1);
        assertThat(report.read().sales()).isEqualTo(1);
        assertThatItAddsUp(report);
    }

    /// Among the orders of the last days and among those that were cancelled, and read no more.
    @Test
    void countsACancelledOrderOnceThoughItIsKnownAndListedTwice() {
        lookBack = Duration.ofDays(14);
        shop.sells(1, "10.00");
        run();
        shop.cancels(1, "10.00");
        now = now.plus(Duration.ofDays(1));
        assertThat(run().documents().removed()).isEqualTo(1);
        now = now.plus(Duration.ofDays(1));

        var report = run();

        assertThat(report.read().sales()).isEqualTo(1);
        assertThat(report.skippedBecause()).isEqualTo(Map.of("cancelled", 1L));
        assertThatItAddsUp(report);
    }

    /// A preview tries nothing again from what was filed.
    @Test
    void tellsInAPreviewWhatIsHeldStill() {
        shop.sellsAtRate(1, "10.00", "5");
        assertThat(run().documents().held()).isEqualTo(1);

        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(preview.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 0, 1, 0, 0, 0));
        assertThatItAddsUp(preview);
    }

    @Test
    void findsByHandWhatWasCancelledInItsDays() {
        shop.sells(1, "10.00", now.minus(Duration.ofDays(30)));
        run();
        shop.cancels(1, "10.00");

        assertThat(run(days()).documents().removed()).isEqualTo(1);
    }

    private void runAsFarAsItGoes() {
        try {
            run();
        } catch (IllegalStateException dies) {
            assertThat(dies).hasMessage("The process dies here");
        }
    }

    @Test
    void showsAPreviewOfWhatItWouldDo() {
        shop.sells(1, "10.00");
        run();
        shop.sells(1, "18.00");

        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(preview.proof())
                .singleElement()
                .extracting(row -> row.source().toPlainString())
                .isEqualTo("18.00");
        assertThat(told(preview))
                .containsExactly(
                        "AMEND sales receipt 1 GBP 18.00: total GBP 10.00 → GBP 18.00;" + " tax GBP 1.67 → GBP 3.00");
        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 10.00"));
        assertThat(run().documents().amended()).isEqualTo(1);
    }

    /// What waits for an answer is neither unchanged nor settled by it: the next run does that.
    @Test
    void settlesNothingInAPreview() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.NEVER_GETS_IT;
        run();
        books.trouble = Trouble.NONE;
        int sent = books.sent;

        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(preview.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 0, 0, 0, 1, 0));
        assertThat(books.sent).isEqualTo(sent);
        assertThat(books.ledger).isEmpty();
        assertThat(journal.withoutAnswer(company, 10)).hasSize(1);
        run();
        assertThat(books.ledger).hasSize(1);
    }

    /// What would be removed is no document that would stand.
    @Test
    void showsInAPreviewWhatWouldBeRemoved() {
        shop.sells(1, "10.00");
        run();
        shop.cancels(1, "10.00");

        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), days().scope()));

        assertThat(told(preview)).containsExactly("VOID sales receipt 1 GBP 10.00: ");
        assertThat(preview.proof()).isEmpty();
        assertThat(books.removed).isEmpty();
        assertThat(run(days()).documents().removed()).isEqualTo(1);
    }

    /// As the run over the same days would, though nothing of it is written down.
    @Test
    void seesInAPreviewWhatSomebodyDidToDocuments() {
        shop.sells(1, "10.00");
        shop.sells(2, "20.00");
        run();
        books.edit("1");
        books.delete("2");
        deletedInBooks = Rules.Deleted.POST_AGAIN;
        var request = new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), days().scope());

        var held = run(request);
        edited = Rules.Edited.OVERWRITE;
        var overwritten = run(request);

        assertThat(held.documents().held()).isEqualTo(1);
        assertThat(held.documents().looked()).isEqualTo(2);
        assertThat(told(held)).containsExactly("CREATE sales receipt 2 GBP 20.00: ");
        assertThat(told(overwritten))
                .containsExactly("AMEND sales receipt 1 GBP 10.00: ", "CREATE sales receipt 2 GBP 20.00: ");
        assertThat(run().documents().unchanged()).isEqualTo(2);
        assertThat(run(days()).documents()).isEqualTo(new RunReport.Documents(1, 1, 0, 0, 0, 0, 0, 2));
    }

    public static List<String> told(RunReport preview) {
        return Objects.requireNonNull(preview.preview()).documents().stream()
                .map(document -> "%s %s %s %s: %s"
                        .formatted(
                                document.deed(),
                                document.type().word(),
                                document.number(),
                                document.total(),
                                document.changes().stream().map(Change::words).collect(Collectors.joining("; "))))
                .toList();
    }
}
