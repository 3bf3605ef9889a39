package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// Purchase orders that QuickBooks refused, while the bill of a cost of theirs stands, which needs no order there.
class HeldOrdersTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.PARTIAL);

    HeldOrdersTest() {
        super(DATABASE);
    }

    @BeforeEach
    void isRefused() {
        shop.now = Instant.parse("2026-04-03T12:00:00Z");
        shop.orders.put(order.id(), order);
        order.receipts.add(new Receipt(67, 7, 0, 6, 20, Instant.parse("2026-04-02T10:00:00Z")));
        order.costs.add(new Cost(1, "Freight", 100));
        syncs(Trouble.REFUSES_THE_FIRST);
        assertThat(standing()).containsExactly("bill PO1-A1 GBP 6.00");
    }

    /// Whoever has mended the order tries it again, and what it has no more goes as it does with any other.
    @Test
    void loseTheBillOfACostThatIsTakenOutBeforeTheyAreTriedAgain() {
        order.costs.clear();
        occasion = Occasion.byHand(Purpose.SYNC);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly("bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00");
    }

    @Test
    void haveTheBillOfACostThatIsEnteredAnewBeforeTheyAreTriedAgain() {
        order.costs.clear();
        order.costs.add(new Cost(2, "Freight", 100));
        occasion = Occasion.byHand(Purpose.SYNC);
        syncs(Trouble.NONE);

        assertThat(standing())
                .containsExactly("bill PO1-7 GBP 7.20", "bill PO1-A2 GBP 6.00", "purchase order PO1 GBP 12.00");
    }
}
