package dev.cloudcart.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.sync.ChangedAfterPostingTest;
import dev.cloudcart.sync.FakeBooks.Trouble;
import dev.cloudcart.sync.FakeShop;
import dev.cloudcart.sync.Syncing;

/// What becomes of the documents of open orders, whatever happens to those.
class OpenOrdersTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final LocalDate ORDERED = LocalDate.ofInstant(FakeShop.FIRST_PROCESSED, java.time.ZoneOffset.UTC);
    private static final Instant LATER = FakeShop.FIRST_PROCESSED.plus(Duration.ofDays(3));

    OpenOrdersTest() {
        super(DATABASE);
    }

    @BeforeEach
    void takeOpenOrders() {
        statuses = Set.of(OrderStatus.OPEN);
    }

    @Test
    void becomeReceiptsWhenPaidAndInvoicesWhenNotOfTheDayOfTheOrder() {
        shop.hasOpen(1, "10.00");
        shop.hasOpen(2, "20.00", "unpaid");
        shop.sells(3, "30.00");

        var report = run();
        var again = run();

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(books.ledger).extracting(Intent::source).containsExactlyInAnyOrder("1", "2");
        assertThat(books.ledger).extracting(Intent::day).containsOnly(ORDERED);
        assertThat(type("1")).isEqualTo(DocumentType.SALES_RECEIPT);
        assertThat(type("2")).isEqualTo(DocumentType.INVOICE);
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 2, 0, 0, 0, 0));
        assertThatItAddsUp(report);
        assertThatItAddsUp(again);
    }

    /// No list brings it again: who takes open orders only does not search what was processed.
    @Test
    void areNotForgottenWhereTheRunThatFindsThemProcessedDies() {
        shop.hasOpen(1, "59.00", "parked");
        shop.hasOpen(2, "7.00", "parked");
        assertThat(run().documents().posted()).isZero();
        shop.processes(1, "59.00", LATER);
        books.onEncode = () -> {
            throw new IllegalStateException("The process dies here");
        };
        assertThatThrownBy(this::run).hasMessage("The process dies here");
        books.onEncode = () -> {};

        assertThat(run().documents().posted()).isEqualTo(1);
        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 59.00"));
        shop.asked.clear();
        assertThat(run().documents().posted()).isZero();
        assertThat(shop.asked).as("what is posted is asked for no more").noneMatch(SalesQuery.Again.class::isInstance);
    }

    @Test
    void areFollowedWhenTheyAreEdited() {
        shop.hasOpen(1, "10.00");
        run();
        shop.hasOpen(1, "18.00");

        var report = run();

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 18.00"));
    }

    @Test
    void haveTheirInvoiceReplacedByAReceiptWhenTheyArePaid() {
        shop.hasOpen(1, "10.00", "unpaid");
        run();
        shop.hasOpen(1, "10.00");

        var report = run();
        var again = run();

        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 2");
        assertThat(books.removed.values()).containsExactly(Deed.DELETE);
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 1, 0, 0, 0, 0));
        assertThatItAddsUp(report);
    }

    /// Of the number that the invoice has, which is still there.
    @Test
    void showInAPreviewTheReceiptThatTakesThePlaceOfTheirInvoice() {
        shop.hasOpen(1, "10.00", "unpaid");
        run();
        shop.hasOpen(1, "10.00");

        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(ChangedAfterPostingTest.told(preview))
                .containsExactly("DELETE invoice 1 GBP 10.00: ", "CREATE sales receipt 1 GBP 10.00: ");
        assertThat(preview.proof())
                .extracting(RunReport.ProofRow::documents, row -> row.source().toPlainString())
                .containsExactly(tuple(1L, "10.00"));
        assertThat(standing()).containsExactly("1 GBP 10.00 invoice 1");
    }

    @Test
    void haveTheirReceiptPostedByTheNextRunWhereTheFirstDiedAfterTheInvoiceWent() {
        shop.hasOpen(1, "10.00", "unpaid");
        run();
        shop.processes(1, "10.00", LATER);
        books.trouble = Trouble.CRASHES_AFTER_COMMIT;
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.trouble = Trouble.NONE;

        var report = run();

        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 2");
        assertThat(books.ledger).extracting(Intent::day).containsOnly(ORDERED);
        assertThat(report.holds()).isEmpty();
        assertThat(run().documents().posted()).isZero();
    }

    /// The answer to the removal of the invoice may be lost, and that to what becomes of the order then.
    @ParameterizedTest
    @MethodSource("troubles")
    void endInOneDocumentOrNoneWhateverBecomesOfThemWhileTheirInvoiceIsReplaced(
            Trouble paid, String end, Trouble then) {
        shop.hasOpen(1, "10.00", "unpaid");
        run();
        shop.hasOpen(1, "10.00");
        books.trouble = paid;
        runAsFarAsItGoes();
        switch (end) {
            case "cancelled" -> shop.cancels(1, "10.00");
            case "gone" -> shop.forgets(1);
            case "unpaid" -> shop.hasOpen(1, "10.00", "unpaid");
            case "dearer" -> shop.hasOpen(1, "18.00");
            default -> throw new IllegalArgumentException(end);
        }
        books.trouble = then;
        runAsFarAsItGoes();
        books.trouble = Trouble.NONE;

        run();
        run();
        var last = run();

        assertThat(standing()).hasSize(end.equals("unpaid") || end.equals("dearer") ? 1 : 0);
        assertThat(standing())
                .allMatch(one ->
                        one.startsWith(end.equals("unpaid") ? "1 GBP 10.00 invoice" : "1 GBP 18.00 sales receipt"));
        assertThat(last.holds()).isEmpty();
        assertThat(last.documents().posted()
                        + last.documents().amended()
                        + last.documents().removed())
                .isZero();
        assertThat(journal.withoutAnswer(company, 10)).isEmpty();
    }

    static Stream<Arguments> troubles() {
        var troubles = List.of(
                Trouble.NONE,
                Trouble.COMMITS_AND_LOSES_THE_ANSWER,
                Trouble.NEVER_GETS_IT,
                Trouble.CRASHES_AFTER_COMMIT,
                Trouble.TAKES_ALL_A_MINUTE_LATER_AND_CRASHES,
                Trouble.REFUSES_THE_FIRST);
        return troubles.stream()
                .flatMap(paid -> Stream.of("cancelled", "gone", "unpaid", "dearer")
                        .flatMap(end -> troubles.stream().map(then -> Arguments.of(paid, end, then))));
    }

    private void runAsFarAsItGoes() {
        try {
            run();
        } catch (IllegalStateException dies) {
            assertThat(dies).hasMessage("The process dies here");
        }
    }

    @Test
    void keepTheirInvoiceWhereAnAnswerIsLostAndHaveTheReceiptOnce() {
        shop.hasOpen(1, "10.00", "unpaid");
        run();
        shop.hasOpen(1, "10.00");
        books.trouble = Trouble.COMMITS_AND_LOSES_THE_ANSWER;
        run();
        books.trouble = Trouble.NONE;
        run();
        run();

        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 2");
    }

    @Test
    void areOneDocumentStillWhenTheyAreProcessed() {
        shop.hasOpen(1, "10.00");
        run();
        shop.processes(1, "10.00", LATER);

        var report = run();
        var again = run();

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 1");
        assertThat(books.ledger).extracting(Intent::day).containsExactly(ORDERED);
        assertThat(again.read().sales()).as("nobody asks for it any more").isZero();
    }

    /// It is processed between the reading of the processed ones and that of the open ones, or the other way round.
    @Test
    void areOneDocumentWhenTheyAreSeenOpenAndProcessedInOneRun() {
        statuses = EnumSet.allOf(OrderStatus.class);
        shop.hasOpen(1, "10.00");
        shop.hasOpen(2, "20.00");
        run();
        shop.meanwhile = () -> {
            shop.processes(1, "10.00", now);
            shop.processes(3, "30.00", now);
        };
        shop.hasOpen(3, "30.00");

        run();
        shop.meanwhile = () -> {};
        now = now.plus(Duration.ofMinutes(15));
        run();

        assertThat(standing())
                .containsExactlyInAnyOrder(
                        "1 GBP 10.00 sales receipt 1", "2 GBP 20.00 sales receipt 1", "3 GBP 30.00 sales receipt 1");
    }

    @Test
    void areRemovedWhenTheyAreCancelledAndWhenNobodyKnowsThemAnyMore() {
        shop.hasOpen(1, "10.00");
        shop.hasOpen(2, "20.00");
        shop.hasOpen(3, "30.00");
        run();
        shop.cancels(1, "10.00");
        shop.forgets(2);

        var report = run();
        var again = run();

        assertThat(standing()).containsExactly("3 GBP 30.00 sales receipt 1");
        assertThat(books.removed.values()).containsExactly(Deed.VOID, Deed.VOID);
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 0, 2, 1, 0, 0, 0, 0));
        assertThat(again.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 1, 0, 0, 0, 0));
        assertThatItAddsUp(report);
    }

    /// Whoever names the number of what was merged into another means what stands of it; after that it is no order.
    @Test
    void areRemovedByTheirNumbersWhenNobodyKnowsThemAnyMore() {
        shop.hasOpen(1, "10.00");
        shop.hasOpen(2, "20.00");
        run();
        shop.forgets(1);

        var report = run(numbers("1", "2"));
        var again = run(numbers("1", "2"));

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 0, 1, 1, 0, 0, 0, 2));
        assertThat(report.notFound()).isEmpty();
        assertThat(again.notFound()).containsExactly("1");
        assertThat(standing()).containsExactly("2 GBP 20.00 sales receipt 1");
    }

    /// Nobody lists them any more, and their source has finished with them.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areRemovedByTheNextRunWhereTheFirstDiedBeforeItsIntentWasWritten(boolean gone) {
        shop.hasOpen(1, "10.00");
        shop.hasOpen(2, "20.00");
        run();
        if (gone) {
            shop.forgets(1);
        } else {
            shop.cancels(1, "10.00");
        }
        diesBeforeItIntends();

        var report = run();
        var again = run();

        assertThat(standing()).containsExactly("2 GBP 20.00 sales receipt 1");
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 0, 1, 1, 0, 0, 0, 0));
        assertThat(again.read().sales()).as("nobody asks for it any more").isEqualTo(1);
        assertThatItAddsUp(report);
    }

    @Test
    void areAmendedByTheNextRunWhereTheFirstDiedBeforeItsIntentWasWritten() {
        shop.hasOpen(1, "10.00");
        run();
        shop.processes(1, "18.00", LATER);
        diesBeforeItIntends();

        run();
        var again = run();

        assertThat(standing()).containsExactly("1 GBP 18.00 sales receipt 1");
        assertThat(again.read().sales()).as("nobody asks for it any more").isZero();
    }

    /// That nobody hands out what was processed does not say that it has gone.
    @Test
    void keepTheirDocumentWhereTheyAreNotHandedOutAnyMoreOnceTheyWereProcessed() {
        shop.hasOpen(1, "10.00");
        run();
        shop.processes(1, "18.00", LATER);
        diesBeforeItIntends();
        shop.forgets(1);

        run();

        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 1");
    }

    /// The invoice is gone, and only the receipt is still to come.
    @Test
    void haveTheirReceiptPostedByTheNextRunWhereTheFirstDiedBeforeItsIntentWasWritten() {
        shop.hasOpen(1, "10.00", "unpaid");
        run();
        shop.processes(1, "10.00", LATER);
        books.onEncode = () -> {
            if (!books.removed.isEmpty()) {
                throw new IllegalStateException("The process dies here");
            }
        };
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.onEncode = () -> {};

        run();
        var again = run();

        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 2");
        assertThat(again.read().sales()).as("nobody asks for it any more").isZero();
    }

    private void diesBeforeItIntends() {
        books.onEncode = () -> {
            throw new IllegalStateException("The process dies here");
        };
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        books.onEncode = () -> {};
    }

    @Test
    void areHeldWhereTheSettingsSaySoUntilTheySayOtherwise() {
        cancelled = Rules.Cancelled.HOLD;
        shop.hasOpen(1, "10.00");
        run();
        shop.forgets(1);

        var held = run();
        var stillHeld = run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));
        cancelled = Rules.Cancelled.DELETE;
        var mended = run();

        assertThat(held.holds())
                .extracting(RunReport.HoldRow::reason)
                .containsExactly("It was cancelled after it was posted as sales receipt 1");
        assertThat(stillHeld.holds()).hasSize(1);
        assertThat(mended.holds()).isEmpty();
        assertThat(standing()).isEmpty();
    }

    @Test
    void areForgottenWithTheirHoldWhenTheyLeaveBeforeTheyWerePosted() {
        books.trouble = Trouble.NONE;
        shop.hasOpen(1, "10.00", "parked");
        assertThat(run().skippedBecause()).containsExactly(Map.entry("parked", 1L));
        shop.forgets(1);

        var report = run();
        var again = run();

        assertThat(report.skippedBecause()).containsExactly(Map.entry("not in Linnworks any more", 1L));
        assertThat(again.read().sales()).isZero();
        assertThat(books.ledger).isEmpty();
    }

    @Test
    void areHeldWhenTheyAreParkedAfterTheyWerePostedUntilTheyAreNotAnyMore() {
        shop.hasOpen(1, "10.00");
        run();
        shop.hasOpen(1, "10.00", "parked");

        var parked = run();
        shop.hasOpen(1, "10.00");
        var unparked = run();

        assertThat(parked.holds())
                .extracting(RunReport.HoldRow::reason)
                .containsExactly("It was posted as sales receipt 1, and is parked now");
        assertThat(unparked.holds()).isEmpty();
        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 1");
    }

    @Test
    void arePostedWhenTheyAreParkedNoMore() {
        shop.hasOpen(1, "10.00", "parked");
        run();
        shop.hasOpen(1, "10.00");

        assertThat(run().documents().posted()).isEqualTo(1);
    }

    @Test
    void areFollowedThoughOnlyProcessedOnesArePostedByNow() {
        shop.hasOpen(1, "10.00");
        run();
        statuses = Set.of(OrderStatus.PROCESSED);
        shop.hasOpen(1, "12.00");
        shop.hasOpen(2, "20.00");

        run();

        assertThat(standing()).containsExactly("1 GBP 12.00 sales receipt 1");
    }

    /// What waited then was never posted, so that there is nothing to follow.
    @Test
    void areNotPostedAnyMoreWhereOnlyProcessedOnesAreByNow() {
        shop.hasOpen(1, "10.00", "parked");
        run();
        statuses = Set.of(OrderStatus.PROCESSED);
        shop.hasOpen(1, "10.00");

        run();

        assertThat(standing()).isEmpty();
    }

    @Test
    void areNotAskedForByDaysWhereOnlyProcessedOnesArePostedByNow() {
        shop.hasOpen(1, "10.00");
        run();
        statuses = Set.of(OrderStatus.PROCESSED);
        shop.asked.clear();

        run(days());

        assertThat(shop.asked).isNotEmpty().noneMatch(SalesQuery.Known.class::isInstance);
    }

    /// Whoever names days means the orders of these.
    @Test
    void areAskedForByTheirOwnDaysAlone() {
        shop.hasOpen(1, "10.00");
        run();
        DATABASE.jdbc()
                .sql("update unfinished_record set happened_at = '2026-03-01 08:00+00' where company_id = ?")
                .param(company.value())
                .update();
        shop.forgets(1);

        run(of("2026-02-28T00:00:00Z", "2026-03-01T00:00:00Z"));
        run(of("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"));
        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 1");
        run(days());

        assertThat(standing()).isEmpty();
    }

    private SyncRequest of(String from, String to) {
        return new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Within(new SyncWindow(Instant.parse(from), Instant.parse(to))));
    }

    @Test
    void doNotMoveTheCursorAndArePreviewedWithoutATrace() {
        shop.hasOpen(1, "10.00");
        var preview = run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));
        assertThat(preview.proof()).hasSize(1);
        assertThat(books.ledger).isEmpty();
        run();
        shop.forgets(1);

        run(new SyncRequest(company, Occasion.byHand(Purpose.PREVIEW), new SyncRequest.SinceLastTime()));

        assertThat(journal.coverage(company, Cursor.PROCESSED_ORDERS)).isEmpty();
        assertThat(standing()).hasSize(1);
        run();
        assertThat(standing()).isEmpty();
    }

    /// The books are complete only when all was read that the settings take.
    @Test
    void makeTheBooksCompleteOnlyWithAllThatIsPosted() {
        statuses = EnumSet.allOf(OrderStatus.class);
        shop.hasOpen(1, "10.00");

        var openOnly = run(new SyncRequest(
                company, Occasion.byHand(Purpose.SYNC), new SyncRequest.SinceLastTime(), Set.of(OrderStatus.OPEN)));
        var all = run();
        statuses = Set.of(OrderStatus.OPEN);
        var allThatIsOpen = run();

        assertThat(openOnly.documents().posted()).isEqualTo(1);
        assertThat(openOnly.complete()).isNull();
        assertThat(all.complete()).isEqualTo(new RunReport.Complete(Instant.parse("2026-01-01T00:00:00Z"), now));
        assertThat(allThatIsOpen.complete()).isEqualTo(all.complete());
    }

    /// An order that was posted while it was open is followed when it was processed, and others are not posted.
    @Test
    void areFollowedForSomeDaysAfterTheyWereProcessed() {
        lookBack = Duration.ofDays(14);
        shop.hasOpen(1, "10.00");
        run();
        shop.processes(1, "10.00", now);
        shop.processes(2, "20.00", now);
        now = now.plus(Duration.ofHours(1));
        run();
        shop.processes(1, "12.00", now.minus(Duration.ofHours(1)));
        now = now.plus(Duration.ofDays(1));

        var changed = run();
        shop.asked.clear();
        run();
        assertThat(shop.asked).as("once a day").noneMatch(SalesQuery.Processed.class::isInstance);
        shop.cancels(1, "12.00");
        now = now.plus(Duration.ofDays(1));
        var cancelled = run();

        assertThat(changed.documents()).isEqualTo(new RunReport.Documents(0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(cancelled.documents()).isEqualTo(new RunReport.Documents(0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(books.ledger).extracting(Intent::source).containsExactly("1");
    }

    /// Whoever names the day on which it was processed means its document too, and no order that was never posted.
    @Test
    void haveTheirDocumentsLookedAtByTheDaysOnWhichTheyWereProcessed() {
        shop.hasOpen(1, "10.00");
        shop.hasOpen(2, "20.00");
        run();
        shop.processes(1, "10.00", LATER);
        shop.processes(2, "20.00", LATER);
        shop.processes(3, "30.00", LATER);
        run();
        books.edit("1");
        shop.processes(2, "22.00", LATER);
        var processedThen = new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Within(new SyncWindow(LATER, LATER.plus(Duration.ofDays(1)))));

        var report = run(processedThen);

        assertThat(report.holds()).extracting(RunReport.HoldRow::cause).containsExactly("EDITED_AFTER_POSTING");
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 1, 0, 0, 1, 0, 0, 2));
        assertThat(standing()).containsExactlyInAnyOrder("1 GBP 10.00 sales receipt 1", "2 GBP 22.00 sales receipt 1");
        assertThatItAddsUp(report);
    }

    @Test
    void areReadByTheirDaysAndNumbersWhereAPersonNamesThem() {
        statuses = Set.of(OrderStatus.PROCESSED);
        shop.hasOpen(1, "10.00");
        shop.processes(2, "20.00", LATER);

        var byStatus =
                run(new SyncRequest(company, Occasion.byHand(Purpose.SYNC), days().scope(), Set.of(OrderStatus.OPEN)));
        var byDays = run(new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Numbers(List.of("1", "2"), ((SyncRequest.Within) days().scope()).window())));
        var open = run(new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Numbers(List.of("2")),
                Set.of(OrderStatus.OPEN)));
        shop.cancels(2, "20.00");
        var cancelled = run(new SyncRequest(
                company,
                Occasion.byHand(Purpose.SYNC),
                new SyncRequest.Numbers(List.of("2")),
                Set.of(OrderStatus.OPEN)));

        assertThat(shop.asked).noneMatch(SalesQuery.Processed.class::isInstance);
        assertThat(byStatus.documents().posted()).isEqualTo(1);
        assertThat(byDays.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 1, 0, 0, 0, 1));
        assertThat(byDays.remarks())
                .containsExactly("Order 2 is of 2026-03-04, not of the days that were given, and was left alone.");
        assertThat(open.remarks()).containsExactly("Order 2 is processed, and was left alone.");
        assertThat(cancelled.remarks()).containsExactly("Order 2 is cancelled, and was left alone.");
        assertThat(standing()).containsExactly("1 GBP 10.00 sales receipt 1");
    }

    private DocumentType type(String source) {
        return books.ledger.stream()
                .filter(document -> document.source().equals(source))
                .findFirst()
                .orElseThrow()
                .type();
    }

    /// Such as `1 GBP 10.00 sales receipt 2`, of the second generation.
    private List<String> standing() {
        return books.ledger.stream()
                .filter(document -> !books.removed.containsKey(Integer.toString(books.ledger.indexOf(document) + 1)))
                .map(document -> "%s %s %s %d"
                        .formatted(
                                document.source(),
                                document.gross(),
                                document.type().word(),
                                document.key().generation()))
                .toList();
    }
}
