package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Statement;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// A cost stands on the bill of goods, which is paid, and is to have a bill of its own since.
class CostsOnLinesTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String ORDERED = "purchase order PO1 GBP 12.00";
    private static final String BILLED = "bill PO1-7 GBP 10.80";

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.PARTIAL);

    private Rules.Costs costs = Rules.Costs.ON_LINES;

    CostsOnLinesTest() {
        super(DATABASE);
    }

    @Override
    Rules.Purchases rules() {
        return super.rules().with(costs);
    }

    private void came(int pieces) {
        order.receipts.clear();
        order.receipts.add(new Receipt(67, 7, 0, pieces, 20, Instant.parse("2026-04-02T10:00:00Z")));
    }

    @BeforeEach
    void isBilledWithTheGoodsAndPaid() {
        shop.now = Instant.parse("2026-04-03T12:00:00Z");
        shop.orders.put(order.id(), order);
        came(6);
        order.costs.add(new Cost(1, "Freight", 100));
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, ORDERED);
        books.pay("PO1-7");
        costs = super.rules().costs();
    }

    @Test
    void staysThere() {
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, ORDERED);
    }

    @Test
    void isPaidThereAsWell() {
        books.unpay("PO1-7");
        paysStatements = true;
        order.statements.add(new Statement(1, new BigDecimal("3.60"), shop.now, 1));
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, "bill payment PO1-P1 GBP 3.60", ORDERED);
    }

    @Test
    void staysThereWhereTheBillIsToBecomeAnother() {
        came(7);
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, ORDERED);
    }

    @Test
    void staysThereUnderAnotherNumber() {
        order.costs.clear();
        order.costs.add(new Cost(2, "Freight", 100));
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, ORDERED);
    }

    @Test
    void staysThereWhereQuickBooksRefusesWhatTheBillIsToBecome() {
        books.unpay("PO1-7");
        came(7);
        syncs(Trouble.REFUSES_ALL);
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly("bill PO1-7 GBP 12.60", ORDERED);
    }
}
