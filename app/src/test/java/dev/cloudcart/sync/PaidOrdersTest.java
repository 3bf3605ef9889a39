package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.cloudcart.core.mapping.Rules.TransactionType;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// Payments beside the invoices of orders that are paid, though answers are lost and the program dies.
class PaidOrdersTest extends Syncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    PaidOrdersTest() {
        super(DATABASE);
    }

    @BeforeEach
    void takePayments() {
        type = TransactionType.INVOICE_PAYMENT_IF_PAID;
        statuses = EnumSet.allOf(OrderStatus.class);
    }

    private List<String> ledger() {
        return books.ledger.stream()
                .map(intent -> "%s %s %s".formatted(intent.type().word(), intent.source(), intent.gross()))
                .toList();
    }

    private void dieAtBatch(int which) {
        var batches = new AtomicInteger();
        books.onEncode = () -> {
            if (batches.incrementAndGet() == which) {
                throw new IllegalStateException("The process dies here");
            }
        };
        assertThatThrownBy(this::run).hasMessage("The process dies here");
        books.onEncode = () -> {};
    }

    @Test
    void arePaidByTheNextRunWhereOneDiedBetweenInvoiceAndPayment() {
        shop.hasOpen(1001, "18.90");
        dieAtBatch(2);
        assertThat(ledger()).containsExactly("invoice 1001 GBP 18.90");

        var report = run();

        assertThat(ledger()).containsExactly("invoice 1001 GBP 18.90", "payment 1001 GBP 18.90");
        assertThat(report.read().payments()).isEqualTo(1);
        assertThat(report.documents().posted()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"COMMITS_AND_LOSES_THE_ANSWER", "STOPS_HALFWAY", "CRASHES_AFTER_COMMIT"})
    void arePaidOnceThoughAnswersAreLost(Trouble trouble) {
        shop.hasOpen(1001, "18.90");
        shop.hasOpen(1002, "5.00");
        dieAtBatch(2);
        books.trouble = trouble;
        try {
            run();
        } catch (IllegalStateException died) {
            assertThat(died).hasMessage("The process dies here");
        }
        books.trouble = Trouble.NONE;
        run();

        assertThat(ledger())
                .containsExactlyInAnyOrder(
                        "invoice 1001 GBP 18.90",
                        "payment 1001 GBP 18.90",
                        "invoice 1002 GBP 5.00",
                        "payment 1002 GBP 5.00");
        int sent = books.sent;
        var last = run();
        assertThat(books.sent).isEqualTo(sent);
        assertThat(last.read().payments()).isZero();
    }

    /// What hangs on an invoice goes before it.
    @Test
    void goWithTheirOrderInOneRun() {
        shop.hasOpen(1001, "18.90");
        run();
        shop.cancels(1001, "18.90");

        var report = run();

        assertThat(report.holds()).isEmpty();
        assertThat(books.removed).hasSize(2);
    }

    /// Nobody reads a held payment's order again for it.
    @Test
    void areTriedAgainFromWhatWasFiled() {
        shop.sells(1001, "18.90");
        books.onSend = () -> books.trouble = books.sent == 2 ? Trouble.REFUSES_THE_FIRST : Trouble.NONE;

        var refused = run();
        assertThat(refused.holds())
                .extracting(hold -> hold.kind() + " " + hold.source())
                .containsExactly("payment 1001");
        assertThat(ledger()).containsExactly("invoice 1001 GBP 18.90");
        int asked = shop.asked.size();

        assertThat(run().holds()).isEmpty();
        assertThat(ledger()).containsExactly("invoice 1001 GBP 18.90", "payment 1001 GBP 18.90");
        assertThat(shop.asked.subList(asked, shop.asked.size())).noneMatch(SalesQuery.Again.class::isInstance);
    }

    @Test
    void waitWithoutAWordWhileTheirOrdersAreHeld() {
        shop.sellsAtRate(1001, "18.90", "7");

        var report = run();

        assertThat(report.holds()).extracting(hold -> hold.kind()).containsExactly("order");
        assertThat(report.read().payments()).isZero();
        books.taxRates.add("7");
        assertThat(run().holds()).isEmpty();
        assertThat(ledger()).containsExactly("invoice 1001 GBP 18.90", "payment 1001 GBP 18.90");
    }

    @Test
    void fileNothingMoreWhereNoPaymentsAreWanted() {
        type = TransactionType.INVOICE;
        shop.sells(1001, "18.90");
        run();

        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from source_record where company_id = ?")
                        .param(company.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
