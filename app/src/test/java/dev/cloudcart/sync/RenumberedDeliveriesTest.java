package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// A delivery has another number one day, and something keeps the bill of the number before.
class RenumberedDeliveriesTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String ORDERED = "purchase order PO1 GBP 18.00";
    private static final String BILLED = "bill PO1-7 GBP 7.20";

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10, 5}, new int[] {20, 20}, Status.PARTIAL);

    RenumberedDeliveriesTest() {
        super(DATABASE);
    }

    private void came(int delivery, int line, int pieces) {
        order.receipts.add(
                new Receipt(60 + delivery, delivery, line, pieces, 20, Instant.parse("2026-04-02T10:00:00Z")));
    }

    @BeforeEach
    void isBilledAndPaid() {
        shop.now = Instant.parse("2026-04-03T12:00:00Z");
        shop.orders.put(order.id(), order);
        came(7, 0, 6);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, ORDERED);
        books.pay("PO1-7");
    }

    private void hasAnotherNumber() {
        order.receipts.clear();
        came(9, 0, 6);
        syncs(Trouble.NONE);
    }

    @Test
    void isNotBilledASecondTime() {
        hasAnotherNumber();

        assertThat(standing()).containsExactly(BILLED, ORDERED);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, ORDERED);
        order.status = Status.DELIVERED;
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, ORDERED);
    }

    @Test
    void isBilledUnderItsNumberOnceThePaymentIsTakenOff() {
        hasAnotherNumber();
        syncs(Trouble.NONE);

        books.unpay("PO1-7");
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly("bill PO1-9 GBP 7.20", ORDERED);
    }

    @ParameterizedTest
    @EnumSource(Rules.BillWhen.class)
    void isOnNoBillOfAllEither(Rules.BillWhen when) {
        billed = when;
        order.status = Status.DELIVERED;
        hasAnotherNumber();

        assertThat(standing()).containsExactly(BILLED, ORDERED);
    }

    @Test
    void holdsNothingOfOtherLines() {
        order.receipts.clear();
        came(9, 1, 5);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, "bill PO1-9 GBP 6.00", ORDERED);
    }

    @Test
    void holdsNothingBesideWhatIsStillThere() {
        came(9, 0, 4);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, "bill PO1-9 GBP 4.80", ORDERED);
    }

    /// What was filed when it was held does not know of what came later, its order does.
    @Test
    void holdsNothingThatWasRefusedBeforeMoreCame() {
        came(8, 0, 2);
        syncs(Trouble.REFUSES_THE_FIRST);
        came(9, 0, 2);
        order.status = Status.DELIVERED;
        syncs(Trouble.REFUSES_THE_FIRST);
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, "bill PO1-8 GBP 2.40", "bill PO1-9 GBP 2.40", ORDERED);
    }

    /// Where one delivery was made of two.
    @Test
    void isNotBilledWithAnotherThatBecomesMore() {
        came(8, 0, 2);
        syncs(Trouble.NONE);
        order.receipts.clear();
        came(8, 0, 8);
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, "bill PO1-8 GBP 2.40", ORDERED);

        books.unpay("PO1-7");
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly("bill PO1-8 GBP 9.60", ORDERED);
    }
}
