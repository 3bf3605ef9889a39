package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.BuyerRecords;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.journal.Removal;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.journal.Trigger;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.HeldBecause;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What is held is tried again, read anew, or left alone.
class HeldAgainTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    HeldAgainTest() {
        super(DATABASE);
    }

    /// Nobody knows yet what became of it, so nobody can say that it is mended.
    @Test
    void keepsWhatIsHeldWhileAnAnswerIsStillToCome() {
        shop.sells(1, "10.00");
        books.trouble = Trouble.NEVER_GETS_IT;
        run();
        var order = new SourceRef(SourceKind.SALE, FakeShop.id(1), "1");
        journal.hold(
                journal.start(company, Occasion.byHand(Purpose.SYNC), 1),
                order,
                List.of(Reason.other("The item is amiss", "Mend it")),
                Optional.empty());

        run();

        assertThat(journal.holds(company, Optional.empty(), 10))
                .extracting(Hold::source)
                .containsExactly(order);
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

        assertThat(refusedAgain.holds())
                .extracting(RunReport.HoldRow::reason)
                .containsExactly("Order 1 is not handed out");
        assertThat(handedOut.documents().posted()).isEqualTo(1);
        assertThat(handedOut.holds()).isEmpty();
    }

    @Test
    void asksForAllThatWasNotHandedOutInTurn() {
        IntStream.rangeClosed(1, 450).forEach(shop::refuses);
        run();
        shop.asked.clear();

        var reports = List.of(run(), run(), run());

        var asked = shop.asked.stream()
                .filter(SalesQuery.Again.class::isInstance)
                .map(SalesQuery.Again.class::cast)
                .map(SalesQuery.Again::orders)
                .toList();
        assertThat(asked).extracting(List::size).containsExactly(200, 200, 200);
        assertThat(asked.stream().flatMap(List::stream).distinct()).hasSize(450);
        assertThat(reports.getFirst().remarks())
                .containsExactly(
                        "Linnworks lists 450 orders that it has not handed out: "
                                + "200 of them were asked for again, those that waited longest, and the next syncs ask for the others.");
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

        var bySchedule = runBySchedule();
        var byHand = run();

        assertThat(bySchedule.holds()).hasSize(1);
        assertThat(byHand.holds()).isEmpty();
        assertThat(books.ledger).hasSize(1);
    }

    /// The order was put back: no search finds that, and the filed record still calls it cancelled.
    @ParameterizedTest
    @EnumSource(Trigger.class)
    void asksHowACancelledOrderIsNowBeforeItsDocumentIsRemoved(Trigger trigger) {
        cancelled = Rules.Cancelled.HOLD;
        posted(1);
        shop.cancels(1, "10.00");
        var held = run(numbers("1"));
        shop.sells(1, "10.00");
        cancelled = Rules.Cancelled.VOID;
        shop.asked.clear();

        var report =
                run(new SyncRequest(company, new Occasion(Purpose.SYNC, trigger, ""), new SyncRequest.SinceLastTime()));

        assertThat(held.holds()).extracting(RunReport.HoldRow::cause).containsExactly("CANCELLED_AFTER_POSTING");
        assertThat(books.removed).isEmpty();
        assertThat(shop.asked).contains(new SalesQuery.Again(List.of(source(1))));
        assertThat(report.holds()).isEmpty();
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 1, 0, 0, 0, 0));
        assertThatItAddsUp(report);
    }

    @Test
    void removesTheDocumentOfAHeldOrderThatIsStillCancelled() {
        cancelled = Rules.Cancelled.HOLD;
        posted(1);
        shop.cancels(1, "10.00");
        run(numbers("1"));
        cancelled = Rules.Cancelled.VOID;

        var report = runBySchedule();

        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(books.removed).isEqualTo(Map.of("1", Deed.VOID));
        assertThat(report.holds()).isEmpty();
        assertThatItAddsUp(report);
    }

    @Test
    void amendsAHeldOrderAsItIsNowAndNotAsItWasHeld() {
        changed = Rules.Changed.HOLD;
        posted(1);
        shop.sells(1, "18.00");
        run(numbers("1"));
        shop.sells(1, "20.00");
        changed = Rules.Changed.AMEND;

        var report = runBySchedule();

        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 20.00"));
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 1, 0, 0, 0, 0, 0, 0));
        assertThatItAddsUp(report);
    }

    /// What was held under a refusal for an older version of the document is tried again by the same run.
    @Test
    void asksHowAnOrderIsNowBeforeAnAmendmentThatWasRefusedIsTriedAgain() {
        shop.sells(1, "10.00");
        run();
        shop.sells(1, "18.00");
        books.trouble = Trouble.REFUSES_AS_STALE_ONCE;
        books.onSend = () -> shop.sells(1, "20.00");

        var report = runBySchedule();

        assertThat(books.ledger).extracting(Intent::gross).containsExactly(Money.parse("GBP 20.00"));
        assertThat(report.holds()).isEmpty();
    }

    @Test
    void keepsTheHoldOfADocumentWhoseOrderIsNotInLinnworksAnyMore() {
        cancelled = Rules.Cancelled.HOLD;
        posted(1);
        shop.cancels(1, "10.00");
        run(numbers("1"));
        shop.forgets(1);
        cancelled = Rules.Cancelled.VOID;

        var report = runBySchedule();

        assertThat(books.removed).isEmpty();
        assertThat(report.holds()).extracting(RunReport.HoldRow::cause).containsExactly("CANCELLED_AFTER_POSTING");
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 0, 1, 0, 0, 0));
        assertThatItAddsUp(report);
    }

    /// Whether it was put right the books say, once a day.
    @Test
    void asksNobodyByScheduleForWhatIsHeldForAnEditAlone() {
        posted(1);
        books.edit("1");
        run(numbers("1"));
        runBySchedule();
        shop.asked.clear();

        now = now.plus(Duration.ofHours(1));
        var bySchedule = runBySchedule();
        assertThat(bySchedule.holds()).extracting(RunReport.HoldRow::cause).containsExactly("EDITED_AFTER_POSTING");
        assertThatItAddsUp(bySchedule);
        assertThat(shop.asked).noneMatch(SalesQuery.Again.class::isInstance);

        run();
        assertThat(shop.asked).anyMatch(SalesQuery.Again.class::isInstance);
    }

    @Test
    void changesNothingInTheBooksOnAFiledWordThoughMoreIsHeldThanIsAskedFor() {
        cancelled = Rules.Cancelled.HOLD;
        IntStream.rangeClosed(1, 250).forEach(order -> shop.sells(order, "10.00", FakeShop.FIRST_PROCESSED));
        run();
        now = now.plus(Duration.ofDays(2));
        IntStream.rangeClosed(1, 250).forEach(order -> shop.cancels(order, "10.00"));
        run(days());
        cancelled = Rules.Cancelled.VOID;

        var first = runBySchedule();
        IntStream.rangeClosed(1, 250).forEach(order -> shop.sells(order, "10.00"));
        var second = runBySchedule();

        assertThat(first.documents()).isEqualTo(new RunReport.Documents(0, 0, 200, 0, 50, 0, 0, 0));
        assertThat(first.remarks())
                .containsExactly(
                        "250 orders that stand in QuickBooks are held: Linnworks was asked how 200 of them are now, "
                                + "those that waited longest, and the next syncs ask for the others.");
        assertThatItAddsUp(first);
        assertThat(second.documents()).isEqualTo(new RunReport.Documents(0, 0, 0, 50, 0, 0, 0, 0));
        assertThat(books.removed).hasSize(200);
    }

    @Test
    void postsAHeldOrderThatNeverStoodFromItsFiledRecordWithoutAsking() {
        shop.sells(1, "10.00", FakeShop.FIRST_PROCESSED);
        shop.sellsAtRate(1, "10.00", "5");
        run();
        now = now.plus(Duration.ofDays(2));
        books.taxRates.add("5");
        shop.asked.clear();

        var report = runBySchedule();

        assertThat(report.documents().posted()).isEqualTo(1);
        assertThat(shop.asked).noneMatch(SalesQuery.Again.class::isInstance);
    }

    /// No search of what was processed since the last run finds it any more.
    private void posted(int order) {
        shop.sells(order, "10.00", FakeShop.FIRST_PROCESSED);
        run();
        now = now.plus(Duration.ofDays(2));
    }

    private RunReport runBySchedule() {
        return run(new SyncRequest(company, Occasion.SCHEDULED, new SyncRequest.SinceLastTime()));
    }

    private static SourceRef source(int order) {
        return new SourceRef(SourceKind.SALE, FakeShop.id(order), Integer.toString(order));
    }

    @Test
    void learnsNoBuyerAgainWhoWasForgotten() {
        shop.sellsTo("Jane", 1, "10.00", "5");
        run();
        var records = new BuyerRecords(DATABASE.dataSource(), clock);
        records.forget(company, _ -> true, new Removal(1, record -> shop.withoutBuyer(record.source(), record.raw())));

        var report = run();

        assertThat(report.holds()).hasSize(1);
        assertThat(journal.raw(company, List.of(source(1))))
                .singleElement()
                .extracting(raw -> new String(raw.raw(), StandardCharsets.UTF_8))
                .isEqualTo("1 10.00 5");
    }

    /// Another version of the order is another record.
    @Test
    void learnsNoBuyerAgainWhoWasForgottenThoughTheOrderChanges() {
        shop.sellsTo("Jane", 1, "10.00", "5");
        run();
        var records = new BuyerRecords(DATABASE.dataSource(), clock);
        records.forget(company, _ -> true, new Removal(1, record -> shop.withoutBuyer(record.source(), record.raw())));
        shop.sellsTo("Jane", 1, "11.00", "5");

        run();

        assertThat(journal.raw(company, List.of(source(1))))
                .singleElement()
                .extracting(raw -> new String(raw.raw(), StandardCharsets.UTF_8))
                .isEqualTo("1 11.00 5");
        assertThat(records.find(company, _ -> true)).isEmpty();
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
        assertThat(report.holds())
                .extracting(RunReport.HoldRow::reason)
                .containsExactly("QuickBooks stored a total of GBP 9.99 instead of GBP 10.00");
        assertThat(books.ledger).hasSize(1);
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
        assertThat(books.created.stream().flatMap(needs -> needs.items().stream()))
                .extracting(ItemNeed::sku)
                .containsExactly("MUG");
        assertThat(books.created.stream().flatMap(needs -> needs.parties().stream()))
                .extracting(PartyNeed::name)
                .containsExactly("Amazon GBP");
    }

    @Test
    void createsNoCustomerForAnOrderWhoseItemIsRefused() {
        books.knowsNothing = true;
        books.refusedItem = "MUG";
        shop.sells(1, "10.00");

        var report = run();

        assertThat(report.holds()).extracting(RunReport.HoldRow::reason).containsExactly("MUG is refused");
        assertThat(books.created)
                .isNotEmpty()
                .allSatisfy(needs -> assertThat(needs.parties()).isEmpty());
    }

    /// What is there already is not asked for again.
    @Test
    void createsCustomersAndItemsInACallForEach() {
        books.knowsNothing = true;
        shop.sells(1, "10.00");

        run();

        assertThat(books.created).hasSize(2);
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

    /// It may have been entered by hand.
    @Test
    void keepsAwayWhatIsDismissedThoughTheOrderChangesUntilItIsNamed() {
        shop.sellsAtRate(7, "10.00", "5");
        run();
        journal.dismiss(company, Optional.of(SourceKind.SALE), "7");
        shop.sells(7, "11.00");

        var changed = run();
        var before = List.copyOf(books.ledger);
        run(numbers("7"));

        assertThat(changed.skippedBecause()).isEqualTo(Map.of("dismissed", 1L));
        assertThat(before).isEmpty();
        assertThat(books.ledger).hasSize(1);
        assertThatItAddsUp(changed);
    }

    /// Whoever names it wants to know what becomes of it.
    @Test
    void tellsWhyWhatWasDismissedIsHeldOnceItIsNamed() {
        shop.sellsAtRate(7, "10.00", "5");
        shop.hasNonsense(8);
        run();
        journal.dismiss(company, Optional.of(SourceKind.SALE), "7");
        journal.dismiss(company, Optional.of(SourceKind.SALE), "8");

        var preview = run(new SyncRequest(
                company, Occasion.byHand(Purpose.PREVIEW), numbers("7", "8").scope()));
        var named = run(numbers("7", "8"));

        assertThat(preview.holds()).isEmpty();
        assertThat(named.documents().held()).isEqualTo(2);
        assertThat(named.holds()).extracting(RunReport.HoldRow::source).containsExactly("7", "8");
        assertThat(run().holds()).hasSize(2);
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
    void countsWhatIsRefusedAmongWhatIsHeld() {
        shop.sells(1, "10.00");
        shop.sells(2, "10.00");
        books.trouble = Trouble.REFUSES_THE_FIRST;

        var report = run();

        assertThatItAddsUp(report);
        assertThat(report.documents()).isEqualTo(new RunReport.Documents(1, 0, 0, 0, 1, 1, 0, 0));
    }
}
