package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.Occasion;
import dev.cloudcart.journal.Purpose;
import dev.cloudcart.ports.CompanySetup;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.Progress;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Statement;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What goes or changes in the shop while the books have not said whether its document was made: once they have, the
/// document goes or changes too, though nothing that the shop lists would bring it again.
class DoubtfulPurchasesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final AtomicLong COMPANIES = new AtomicLong(2_000_000);
    private static final int DELIVERY = 7;

    private final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    private final BuyingShop shop = new BuyingShop();
    private final FakeBooks books = new FakeBooks();
    private final InstantSource clock = () -> shop.now;
    private final Bought order = new Bought(
            1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.OPEN);
    private final Sync sync;
    private Duration paused = Duration.ZERO;

    DoubtfulPurchasesTest() {
        var journal = new Journal(
                DATABASE.dataSource(),
                new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())),
                clock);
        sync = new Sync(
                shop,
                books,
                journal,
                _ -> setup(),
                new SyncSettings(
                        Duration.ofHours(2), Duration.ofHours(12), Duration.ofSeconds(5), Duration.ofMinutes(30)),
                clock,
                pause -> {
                    paused = paused.plus(pause);
                    books.passed(paused);
                });
    }

    private CompanySetup setup() {
        var usual = FakeShop.setup(
                LocalDate.of(2026, 1, 1), Rules.Changes.USUAL, Duration.ZERO, Set.of(OrderStatus.PROCESSED));
        return new CompanySetup(
                "Shop",
                usual.rules()
                        .with(new Rules.Purchases(
                                true,
                                null,
                                Rules.PurchasesAs.ORDERS_WITH_BILLS,
                                Rules.BillNumber.ORDER_AND_DELIVERY,
                                true,
                                "",
                                "Purchase costs",
                                new Rules.Billing(
                                        Rules.BillWhen.EACH_DELIVERY, Rules.Corrected.VENDOR_CREDIT, ""),
                                new Rules.BillPayments(true, List.of(new Rules.PayFrom(CurrencyUnit.GBP, "Bank"))),
                                new Rules.Costs(true, List.of(new Rules.CostVendor("Freight", "Carrier"))),
                                Rules.BoughtAs.ITEMS)),
                new Creation(true, true, Creation.ItemKind.NON_INVENTORY, ""),
                Duration.ZERO,
                Set.of(OrderStatus.PROCESSED));
    }

    @BeforeEach
    void isOrdered() {
        shop.now = Instant.parse("2026-04-01T12:00:00Z");
        shop.orders.put(order.id(), order);
        syncs(Trouble.NONE);
        assertThat(standing()).containsExactly("purchase order PO1 GBP 12.00");
    }

    private void syncs(Trouble trouble) {
        shop.now = shop.now.plus(Duration.ofMinutes(10));
        books.time = shop.now;
        books.trouble = trouble;
        sync.run(
                        new SyncRequest(
                                company,
                                Occasion.byHand(Purpose.SYNC),
                                new SyncRequest.SinceLastTime(),
                                Set.of(Part.PURCHASES),
                                Set.of(),
                                false),
                        Progress.SILENT)
                .orElseThrow();
    }

    private void came(int pieces) {
        order.receipts.clear();
        order.receipts.add(new Receipt(70, DELIVERY, 0, pieces, 20, Instant.parse("2026-04-02T10:00:00Z")));
        order.status = Status.PARTIAL;
    }

    private List<String> standing() {
        return IntStream.rangeClosed(1, books.ledger.size())
                .filter(id -> !books.removed.containsKey(Integer.toString(id)))
                .mapToObj(id -> "%s %s %s"
                        .formatted(
                                books.ledger.get(id - 1).type().word(),
                                books.ledger.get(id - 1).source(),
                                books.document(Integer.toString(id)).form().gross()))
                .sorted()
                .toList();
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

        assertStandsInTheEnd(
                "bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00", "vendor credit PO1-7-C GBP 3.60");
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
}
