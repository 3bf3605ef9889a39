package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What becomes of purchase orders after all of them has come, which no list tells.
class FinishedPurchasesTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Instant ORDERED = Instant.parse("2026-04-01T09:00:00Z");

    FinishedPurchasesTest() {
        super(DATABASE);
    }

    @BeforeEach
    void isDelivered() {
        shop.now = Instant.parse("2026-04-20T12:00:00Z");
        for (int number = 1; number <= 12; number++) {
            delivered(number);
        }
        syncs(Trouble.NONE);
        assertThat(standing()).hasSize(24).contains("bill PO7-70 GBP 12.00", "purchase order PO7 GBP 12.00");
    }

    private void delivered(int number) {
        delivered(number, ORDERED);
    }

    private void delivered(int number, Instant ordered) {
        var order = new Bought(number, ordered, new int[] {10}, new int[] {20}, Status.DELIVERED);
        order.receipts.add(new Receipt(100 + number, 10 * number, 0, 10, 20, ordered.plus(Duration.ofHours(25))));
        shop.orders.put(order.id(), order);
    }

    /// Its header is as it was, because as many lines are whole as before.
    private void isCorrected(int number, int unit) {
        var order = Objects.requireNonNull(
                shop.orders.get(new Bought(number, ORDERED, new int[] {1}, new int[] {1}, Status.OPEN).id()));
        var receipt = order.receipts.getFirst();
        order.receipts.set(
                0,
                new Receipt(
                        receipt.record(), receipt.delivery(), receipt.line(), receipt.pieces(), unit, receipt.at()));
    }

    /// The whole list is read once a week: what is not in it is asked for, and what Linnworks does not know is gone.
    @Test
    void goWithTheirBillsWhenTheyAreDeletedBeforeAWeekIsOver() {
        shop.orders.remove(new Bought(7, ORDERED, new int[] {1}, new int[] {1}, Status.OPEN).id());
        shop.now = shop.now.plus(Duration.ofDays(7));
        syncs(Trouble.NONE);

        assertThat(standing()).hasSize(22).noneMatch(document -> document.contains("PO7"));
        int sent = books.sent;
        shop.now = shop.now.plus(Duration.ofDays(7));
        syncs(Trouble.NONE);
        assertThat(books.sent).isEqualTo(sent);
    }

    /// Entered late, and delivered before anybody looked: no list of what is under way ever has them.
    @Test
    void areFoundByTheNextRunWhereTheyWereOrderedLatelyAndElseWithinAWeek() {
        shop.now = ORDERED.plus(Duration.ofDays(120));
        syncs(Trouble.NONE);
        delivered(20, shop.now.minus(Duration.ofDays(95)));
        delivered(21, shop.now.minus(Duration.ofDays(85)));

        syncs(Trouble.NONE);
        assertThat(standing()).hasSize(26).contains("bill PO21-210 GBP 12.00", "purchase order PO21 GBP 12.00");

        shop.now = shop.now.plus(Duration.ofDays(7));
        syncs(Trouble.NONE);
        assertThat(standing()).hasSize(28).contains("bill PO20-200 GBP 12.00", "purchase order PO20 GBP 12.00");
    }

    /// More than are asked for at once: the next run lists all once more, not the one in a week.
    @Test
    void goWithTheirBillsWhereHundredsAreDeleted() {
        IntStream.rangeClosed(101, 310).forEach(this::delivered);
        syncs(Trouble.NONE);
        shop.orders.clear();
        shop.now = shop.now.plus(Duration.ofDays(7));
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);

        assertThat(standing()).isEmpty();
    }

    @Test
    void areBilledAsTheyAreCorrectedThoughNothingListedTellsIt() {
        isCorrected(3, 22);
        isCorrected(12, 25);

        IntStream.range(0, 3).forEach(_ -> syncs(Trouble.NONE));

        assertThat(standing())
                .hasSize(24)
                .contains("bill PO3-30 GBP 13.20", "bill PO12-120 GBP 15.00", "bill PO7-70 GBP 12.00");
    }

    /// The books open an order again of which a bill goes, be it long after the order was closed.
    @Test
    void areClosedAgainOnceABillGoesThatSomethingKept() {
        var order = Objects.requireNonNull(
                shop.orders.get(new Bought(7, ORDERED, new int[] {1}, new int[] {1}, Status.OPEN).id()));
        order.receipts.add(new Receipt(900, 71, 0, 2, 20, Instant.parse("2026-04-03T10:00:00Z")));
        IntStream.range(0, 3).forEach(_ -> syncs(Trouble.NONE));
        assertThat(standing()).contains("bill PO7-71 GBP 2.40");
        books.pay("PO7-71");
        order.receipts.removeLast();
        IntStream.range(0, 3).forEach(_ -> syncs(Trouble.NONE));
        assertThat(standing()).contains("bill PO7-71 GBP 2.40");

        books.unpay("PO7-71");
        syncs(Trouble.NONE);

        assertThat(standing()).hasSize(24).noneMatch(document -> document.contains("PO7-71"));
        assertThat(books.opened).isEmpty();
        int sent = books.sent;
        IntStream.range(0, 3).forEach(_ -> syncs(Trouble.NONE));
        assertThat(books.sent).isEqualTo(sent);
    }

    /// Five in each run, and the first ones again when all have had their turn.
    @Test
    void areReadInTurn() {
        IntStream.range(0, 4).forEach(_ -> {
            shop.asked.clear();
            syncs(Trouble.NONE);
            assertThat(shop.asked).hasSize(5);
        });
        isCorrected(1, 22);
        IntStream.range(0, 3).forEach(_ -> syncs(Trouble.NONE));
        assertThat(standing()).contains("bill PO1-10 GBP 13.20");
    }

    /// Half of all ids begin with a figure that makes them less than nothing to those who count with a sign.
    @Test
    void areReadInTurnWhateverTheirIdsBeginWith() {
        IntStream.rangeClosed(1, 6).forEach(number -> delivered(-number));
        syncs(Trouble.NONE);

        IntStream.range(0, 8).forEach(_ -> {
            shop.asked.clear();
            syncs(Trouble.NONE);
            assertThat(shop.asked).hasSize(5).doesNotHaveDuplicates();
        });
    }

    /// A company that syncs once a week looks at some as well.
    @Test
    void areReadInTurnByTheRunThatListsAllToo() {
        shop.now = shop.now.plus(Duration.ofDays(8));
        shop.asked.clear();
        syncs(Trouble.NONE);

        assertThat(shop.asked).hasSize(5);
    }

    @Test
    void areReadNoMoreAfterNinetyDays() {
        shop.now = ORDERED.plus(Duration.ofDays(91));
        syncs(Trouble.NONE);
        shop.asked.clear();
        syncs(Trouble.NONE);

        assertThat(shop.asked).isEmpty();
    }
}
