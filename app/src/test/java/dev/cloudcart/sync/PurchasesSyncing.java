package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
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
import dev.cloudcart.sync.FakeBooks.Trouble;

/// A company that buys, between a shop and books in memory, with a real database.
abstract class PurchasesSyncing {

    private static final AtomicLong COMPANIES = new AtomicLong(2_000_000);
    final CompanyId company = new CompanyId(COMPANIES.incrementAndGet());
    final BuyingShop shop = new BuyingShop();
    final FakeBooks books = new FakeBooks();
    private final InstantSource clock = () -> shop.now;
    final Sync sync;
    boolean paysStatements;
    Occasion occasion = Occasion.byHand(Purpose.SYNC);
    Rules.BillWhen billed = Rules.BillWhen.EACH_DELIVERY;
    private Duration paused = Duration.ZERO;

    /// @param database of the test class
    PurchasesSyncing(TestDatabase database) {
        var journal = new Journal(
                database.dataSource(),
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
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
                usual.rules().with(rules()),
                new Creation(true, true, Creation.ItemKind.NON_INVENTORY, ""),
                Duration.ZERO,
                Set.of(OrderStatus.PROCESSED));
    }

    /// Orders with a bill for each delivery.
    Rules.Purchases rules() {
        return new Rules.Purchases(
                true,
                null,
                null,
                Rules.PurchasesAs.ORDERS_WITH_BILLS,
                Rules.BillNumber.ORDER_AND_DELIVERY,
                true,
                "",
                "Purchase costs",
                new Rules.Billing(billed, Rules.Corrected.VENDOR_CREDIT, ""),
                new Rules.BillPayments(paysStatements, List.of(new Rules.AccountOf(CurrencyUnit.GBP, "Bank"))),
                new Rules.Costs(true, List.of(new Rules.CostVendor("Freight", "Carrier"))),
                Rules.BoughtAs.ITEMS);
    }

    final void syncs(Trouble trouble) {
        shop.now = shop.now.plus(Duration.ofMinutes(10));
        books.time = shop.now;
        books.trouble = trouble;
        assertThat(sync.run(
                        new SyncRequest(
                                company,
                                occasion,
                                new SyncRequest.SinceLastTime(),
                                Set.of(Part.PURCHASES),
                                Set.of(),
                                false),
                        Progress.SILENT))
                .isPresent();
    }

    final List<String> standing() {
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
}
