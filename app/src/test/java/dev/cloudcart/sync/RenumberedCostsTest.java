package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// A cost has another number one day, and something keeps the bill of the number before.
class RenumberedCostsTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String ORDERED = "purchase order PO1 GBP 12.00";
    private static final String GOODS = "bill PO1-7 GBP 7.20";
    private static final String BILLED = "bill PO1-A1 GBP 6.00";

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.PARTIAL);

    private Rules.Costs costs = new Rules.Costs(
            true,
            List.of(
                    new Rules.CostVendor("Freight", "Carrier"),
                    new Rules.CostVendor("Shipping", "Carrier"),
                    new Rules.CostVendor("Duty", "Customs")));

    RenumberedCostsTest() {
        super(DATABASE);
    }

    @Override
    Rules.Purchases rules() {
        return super.rules().with(costs);
    }

    @BeforeEach
    void isBilledAndPaid() {
        shop.now = Instant.parse("2026-04-03T12:00:00Z");
        shop.orders.put(order.id(), order);
        order.receipts.add(new Receipt(67, 7, 0, 6, 20, Instant.parse("2026-04-02T10:00:00Z")));
        order.costs.add(new Cost(1, "Freight", 100));
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(GOODS, BILLED, ORDERED);
        books.pay("PO1-A1");
    }

    private void isEnteredAnew(Cost... costs) {
        order.costs.clear();
        order.costs.addAll(List.of(costs));
        syncs(Trouble.NONE);
    }

    @Test
    void isNotBilledASecondTime() {
        isEnteredAnew(new Cost(2, "Freight", 100));

        assertThat(standing()).containsExactly(GOODS, BILLED, ORDERED);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(GOODS, BILLED, ORDERED);
        order.status = Status.DELIVERED;
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(GOODS, BILLED, ORDERED);
    }

    @Test
    void isBilledUnderItsNumberOnceThePaymentIsTakenOff() {
        isEnteredAnew(new Cost(2, "Freight", 100));
        syncs(Trouble.NONE);

        books.unpay("PO1-A1");
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(GOODS, "bill PO1-A2 GBP 6.00", ORDERED);
    }

    @Test
    void isNotBilledUnderAnotherNameToTheSameVendor() {
        isEnteredAnew(new Cost(2, "Shipping", 120));

        assertThat(standing()).containsExactly(GOODS, BILLED, ORDERED);
    }

    @Test
    void isNotBilledToTheVendorThatItHasSince() {
        costs = new Rules.Costs(true, List.of(new Rules.CostVendor("Freight", "Lorries")));
        isEnteredAnew(new Cost(2, "Freight", 100));

        assertThat(standing()).containsExactly(GOODS, BILLED, ORDERED);
    }

    @Test
    void isNoCreditEither() {
        isEnteredAnew(new Cost(2, "Freight", -20));

        assertThat(standing()).containsExactly(GOODS, BILLED, ORDERED);
    }

    @Test
    void holdsNothingOfAnotherNameToAnotherVendor() {
        isEnteredAnew(new Cost(2, "Duty", 100));

        assertThat(standing()).containsExactly(GOODS, BILLED, "bill PO1-A2 GBP 6.00", ORDERED);
    }

    @Test
    void holdsNothingBesideWhatIsStillThere() {
        isEnteredAnew(new Cost(1, "Freight", 100), new Cost(2, "Freight", 100));

        assertThat(standing()).containsExactly(GOODS, BILLED, "bill PO1-A2 GBP 6.00", ORDERED);
    }

    @Test
    void holdsNothingOfAnotherOrder() {
        var other = new Bought(2, order.at(), new int[] {10}, new int[] {20}, Status.PARTIAL);
        other.receipts.add(new Receipt(68, 8, 0, 6, 20, Instant.parse("2026-04-02T10:00:00Z")));
        other.costs.add(new Cost(2, "Freight", 50));
        shop.orders.put(other.id(), other);
        isEnteredAnew();

        assertThat(standing())
                .containsExactly(
                        GOODS,
                        BILLED,
                        "bill PO2-8 GBP 7.20",
                        "bill PO2-A2 GBP 3.00",
                        ORDERED,
                        "purchase order PO2 GBP 12.00");
    }

    /// What was filed when it was held does not know of what was entered later, its order does.
    @Test
    void holdsNothingThatWasRefusedBeforeMoreWasEntered() {
        order.costs.add(new Cost(2, "Freight", 40));
        syncs(Trouble.REFUSES_THE_FIRST);
        order.costs.add(new Cost(3, "Freight", 60));
        order.status = Status.DELIVERED;
        syncs(Trouble.REFUSES_THE_FIRST);
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(GOODS, BILLED, "bill PO1-A2 GBP 2.40", "bill PO1-A3 GBP 3.60", ORDERED);
    }

    /// Its own bill goes on to stand for it, whatever the settings say since.
    @Test
    void isOnNoBillOfGoodsEither() {
        costs = Rules.Costs.ON_LINES;
        order.receipts.add(new Receipt(68, 8, 0, 4, 20, Instant.parse("2026-04-03T10:00:00Z")));
        isEnteredAnew(new Cost(2, "Freight", 100));

        assertThat(standing()).containsExactly(GOODS, "bill PO1-8 GBP 4.80", BILLED, ORDERED);
    }

    /// Where one cost was made of two.
    @Test
    void isNotBilledWithAnotherThatBecomesMore() {
        order.costs.add(new Cost(2, "Freight", 40));
        syncs(Trouble.NONE);
        isEnteredAnew(new Cost(2, "Freight", 140));
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(GOODS, BILLED, "bill PO1-A2 GBP 2.40", ORDERED);
    }
}
