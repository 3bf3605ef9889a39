package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Statement;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// A payment statement has another number one day, and something keeps the payment of the number before.
class RenumberedStatementsTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String ORDERED = "purchase order PO1 GBP 12.00";
    private static final String BILLED = "bill PO1-7 GBP 12.00";
    private static final String PAID = "bill payment PO1-P1 GBP 5.00";

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.PARTIAL);

    RenumberedStatementsTest() {
        super(DATABASE);
    }

    private Statement statement(int number, String amount) {
        return new Statement(number, new BigDecimal(amount), Instant.parse("2026-04-03T10:00:00Z"));
    }

    @BeforeEach
    void isPaidAndEdited() {
        paysStatements = true;
        shop.now = Instant.parse("2026-04-03T12:00:00Z");
        shop.orders.put(order.id(), order);
        order.receipts.add(new Receipt(67, 7, 0, 10, 20, Instant.parse("2026-04-02T10:00:00Z")));
        order.statements.add(statement(1, "5.00"));
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, PAID, ORDERED);
        books.edit("PO1-P1");
    }

    private void isEnteredAnew(Statement... statements) {
        order.statements.clear();
        order.statements.addAll(List.of(statements));
        syncs(Trouble.NONE);
    }

    @Test
    void isNotPaidASecondTime() {
        isEnteredAnew(statement(2, "5.00"));

        assertThat(standing()).containsExactly(BILLED, PAID, ORDERED);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, PAID, ORDERED);
    }

    @Test
    void isPaidUnderItsNumberOnceNothingKeepsThePayment() {
        isEnteredAnew(statement(2, "5.00"));

        books.putRight("PO1-P1");
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(BILLED, "bill payment PO1-P2 GBP 5.00", ORDERED);
    }

    @Test
    void holdsNothingBesideWhatIsStillThere() {
        isEnteredAnew(statement(1, "5.00"), statement(2, "5.00"));

        assertThat(standing()).containsExactly(BILLED, PAID, "bill payment PO1-P2 GBP 5.00", ORDERED);
    }

    @Test
    void holdsNothingOfOtherBills() {
        var other = new Bought(2, order.at(), new int[] {10}, new int[] {20}, Status.PARTIAL);
        other.receipts.add(new Receipt(68, 8, 0, 10, 20, Instant.parse("2026-04-02T10:00:00Z")));
        other.statements.add(statement(2, "6.00"));
        shop.orders.put(other.id(), other);
        isEnteredAnew();

        assertThat(standing())
                .containsExactly(
                        BILLED,
                        "bill PO2-8 GBP 12.00",
                        PAID,
                        "bill payment PO2-P2 GBP 6.00",
                        ORDERED,
                        "purchase order PO2 GBP 12.00");
    }

    /// What was filed when it was held does not know of what was entered later, its order does.
    @Test
    void holdsNothingThatWasRefusedBeforeMoreWasEntered() {
        order.statements.add(statement(2, "2.00"));
        syncs(Trouble.REFUSES_THE_FIRST);
        order.statements.add(statement(3, "3.00"));
        syncs(Trouble.REFUSES_THE_FIRST);
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);

        assertThat(standing())
                .containsExactly(BILLED, PAID, "bill payment PO1-P2 GBP 2.00", "bill payment PO1-P3 GBP 3.00", ORDERED);
    }

    /// Where one statement was made of two.
    @Test
    void isNotPaidWithAnotherThatBecomesMore() {
        order.statements.add(statement(2, "2.00"));
        syncs(Trouble.NONE);
        isEnteredAnew(statement(2, "7.00"));
        syncs(Trouble.NONE);

        assertThat(standing()).containsExactly(BILLED, PAID, "bill payment PO1-P2 GBP 2.00", ORDERED);
    }
}
