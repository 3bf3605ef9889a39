package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Statement;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What goes or changes in the shop while the books have not said whether its document was made: once they have, the
/// document goes or changes too, though nothing that the shop lists would bring it again.
class DoubtfulPurchasesTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final int DELIVERY = 7;

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.OPEN);

    DoubtfulPurchasesTest() {
        super(DATABASE);
    }

    @BeforeEach
    void isOrdered() {
        paysStatements = true;
        shop.now = Instant.parse("2026-04-01T12:00:00Z");
        shop.orders.put(order.id(), order);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00");
    }

    private void came(int pieces) {
        order.receipts.clear();
        order.receipts.add(new Receipt(70, DELIVERY, 0, pieces, 20, Instant.parse("2026-04-02T10:00:00Z")));
        order.status = Status.PARTIAL;
    }

    private void assertStandsInTheEnd(String... documents) {
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly(documents);
        int sent = books.sent;
        syncs(Trouble.NONE);
        assertThat(books.sent).isEqualTo(sent);
    }

    @Test
    void aDeliveryThatIsTakenBackIsOnNoBill() {
        came(6);
        syncs(Trouble.NEVER_GETS_IT);
        order.receipts.clear();
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("purchase order PO1 GBP 12.00");
        assertThat(books.removed).hasSize(1);
    }

    @Test
    void aDeliveryThatIsCorrectedToNothingIsOnNoBill() {
        came(6);
        syncs(Trouble.NEVER_GETS_IT);
        came(0);
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("purchase order PO1 GBP 12.00");
    }

    @Test
    void aDeliveryOfAFinishedOrderThatIsTakenBackIsOnNoBill() {
        came(6);
        order.status = Status.DELIVERED;
        syncs(Trouble.NEVER_GETS_IT);
        order.receipts.clear();
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("purchase order PO1 GBP 12.00");
    }

    /// The books refused its bill, which is tried again from what is filed.
    @Test
    void aDeliveryThatWasHeldAndIsTakenBackIsOnNoBill() {
        came(6);
        syncs(Trouble.REFUSES_THE_FIRST);
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00");
        order.receipts.clear();
        syncs(Trouble.REFUSES_THE_FIRST);

        assertStandsInTheEnd("purchase order PO1 GBP 12.00");
        assertThat(books.removed).isEmpty();
    }

    /// It is tried again from what was filed, before its order is read.
    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"PARTIAL", "DELIVERED"})
    void aDeliveryThatWasHeldIsOnABillOfTheSupplierThatItsOrderHasNow(Status status) {
        came(6);
        order.status = status;
        syncs(Trouble.REFUSES_THE_FIRST);
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00");
        order.supplier = Bought.BETA;
        syncs(Trouble.NONE);

        assertThat(books.document(books.id("PO1-7")).form().party().id()).isEqualTo(Bought.BETA);
        assertStandsInTheEnd("bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00");
        assertThat(books.document(books.id("PO1")).form().party().id()).isEqualTo(Bought.BETA);
    }

    @Test
    void aBillBecomesWhatCameMeanwhile() {
        came(6);
        syncs(Trouble.NEVER_GETS_IT);
        came(9);
        syncs(Trouble.NEVER_GETS_IT);
        order.status = Status.DELIVERED;
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("bill PO1-7 GBP 10.80", "purchase order PO1 GBP 12.00");
    }

    @Test
    void aCreditBecomesWhatDidNotComeEither() {
        came(6);
        syncs(Trouble.NONE);
        came(5);
        syncs(Trouble.NEVER_GETS_IT);
        came(3);
        syncs(Trouble.NEVER_GETS_IT);
        order.status = Status.DELIVERED;

        assertStandsInTheEnd("bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00", "vendor credit PO1-7-C GBP 3.60");
    }

    @Test
    void aCreditGoesWithItsDelivery() {
        came(6);
        syncs(Trouble.NONE);
        came(5);
        syncs(Trouble.NEVER_GETS_IT);
        order.receipts.clear();
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("purchase order PO1 GBP 12.00");
    }

    /// Whatever was done before the program died.
    @ParameterizedTest
    @CsvSource({
        "EACH_DELIVERY, 1",
        "EACH_DELIVERY, 2",
        "EACH_DELIVERY, 3",
        "WHEN_FULLY_DELIVERED, 3",
        "WHEN_FULLY_DELIVERED, 1",
        "WHEN_FULLY_DELIVERED, 2"
    })
    void aCreditGoesWithItsBillThoughTheProgramDied(Rules.BillWhen when, int at) {
        billed = when;
        came(6);
        order.status = Status.DELIVERED;
        syncs(Trouble.NONE);
        came(5);
        order.status = Status.DELIVERED;
        syncs(Trouble.NONE);
        assertThat(standing()).anyMatch(document -> document.startsWith("vendor credit"));
        order.receipts.clear();
        order.supplier = Bought.BETA;
        var sent = new AtomicInteger();
        books.onEncode = () -> {
            if (sent.incrementAndGet() == at) {
                throw new IllegalStateException("It died before it intended");
            }
        };
        assertThatThrownBy(() -> syncs(Trouble.NONE)).isInstanceOf(IllegalStateException.class);
        books.onEncode = () -> {};

        assertStandsInTheEnd("purchase order PO1 GBP 12.00");
    }

    /// The bill was to change with its order, and nothing of that is known when the payment is read.
    @Test
    void aPaymentWaitsWhileItsOrderIsInDoubt() {
        came(6);
        syncs(Trouble.NONE);
        order.supplier = Bought.BETA;
        order.statements.add(new Statement(4, new BigDecimal("7.20"), shop.now));
        syncs(Trouble.COMMITS_AND_LOSES_THE_ANSWER);

        assertStandsInTheEnd("bill PO1-7 GBP 7.20", "bill payment PO1-P4 GBP 7.20", "purchase order PO1 GBP 12.00");
        assertThat(books.document(books.id("PO1-7")).form().party().id()).isEqualTo(Bought.BETA);
    }

    @Test
    void aCostThatIsTakenOutIsOnNoBillOfItsOwn() {
        came(6);
        syncs(Trouble.NONE);
        order.costs.add(new Cost(3, "Freight", 50));
        syncs(Trouble.NEVER_GETS_IT);
        order.costs.clear();
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00");
        assertThat(books.removed).hasSize(1);
    }

    @Test
    void aPaymentThatIsTakenOutIsPaidNoMore() {
        came(6);
        syncs(Trouble.NONE);
        order.statements.add(new Statement(4, new BigDecimal("7.20"), shop.now));
        syncs(Trouble.NEVER_GETS_IT);
        order.statements.clear();
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00");
        assertThat(books.removed).hasSize(1);
    }

    @Test
    void aPaymentOfAFinishedOrderThatIsTakenOutIsPaidNoMore() {
        came(6);
        order.status = Status.DELIVERED;
        order.statements.add(new Statement(4, new BigDecimal("7.20"), shop.now));
        books.onSend = () -> books.trouble = books.sent == 3 ? Trouble.NEVER_GETS_IT : books.trouble;
        syncs(Trouble.NONE);
        books.onSend = () -> {};
        order.statements.clear();
        shop.now = shop.now.plus(Duration.ofDays(1));
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd("bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00");
    }

    @Test
    void anOrderThatIsDeletedGoesWithItsBills() {
        came(6);
        syncs(Trouble.NEVER_GETS_IT);
        shop.orders.clear();
        syncs(Trouble.NEVER_GETS_IT);

        assertStandsInTheEnd();
        assertThat(books.removed).hasSize(2);
    }

    /// The order stood, and nothing was meant yet for what came of it.
    @Test
    void aDeliveryIsBilledOnceThoughTheProgramDiedAfterItsOrder() {
        shop.orders.clear();
        var other = new Bought(2, order.at(), new int[] {10}, new int[] {20}, Status.DELIVERED);
        other.receipts.add(new Receipt(80, DELIVERY, 0, 10, 20, Instant.parse("2026-04-02T10:00:00Z")));
        shop.orders.put(order.id(), order);
        shop.orders.put(other.id(), other);
        var batches = new AtomicInteger();
        books.onEncode = () -> {
            if (batches.incrementAndGet() == 2) {
                throw new IllegalStateException("The program dies here");
            }
        };
        assertThatThrownBy(() -> syncs(Trouble.NONE)).hasMessage("The program dies here");
        books.onEncode = () -> {};
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00", "purchase order PO2 GBP 12.00");

        assertStandsInTheEnd("bill PO2-7 GBP 12.00", "purchase order PO1 GBP 12.00", "purchase order PO2 GBP 12.00");
    }
}
