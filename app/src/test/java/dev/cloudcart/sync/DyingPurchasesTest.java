package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

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
import dev.cloudcart.quickbooks.SimulatedBooks;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Settings.OrderStatus;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Statement;
import dev.cloudcart.sync.Bought.Status;

/// A story of purchases in which the program dies once in every run, at the n-th moment that anybody outside could
/// see, or is held up there while another node takes over: after each of its chapters the books are those of a story
/// in which that never happens, document by document, and a further run sends nothing. A few moments with every build,
/// each n-th with `-Ddying.step=n`, from another one on with `-Ddying.first`, of some ways with `-Ddying.ways`.
class DyingPurchasesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /// When things were ordered.
    private static Instant start = Instant.EPOCH;

    private static final Map<Ways, Undisturbed> UNDISTURBED = new EnumMap<>(Ways.class);

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());
    private final BuyingShop shop = new BuyingShop();
    private final Bought tea = new Bought(1, start, new int[] {10, 4}, new int[] {20, 50}, Status.OPEN);
    private final Bought ink = new Bought(2, start, new int[] {10}, new int[] {100}, Status.OPEN);
    private final Bought wax = new Bought(3, start, new int[] {10}, new int[] {60}, Status.OPEN);
    private Ways ways = Ways.EACH_DELIVERY;

    @AfterEach
    void close() {
        books.close();
    }

    private static Instant day(int day) {
        return start.plus(Duration.ofDays(day)).plus(Duration.ofHours(10));
    }

    private static void comes(Bought order, int record, int delivery, int line, int pieces, int day) {
        order.receipts.removeIf(receipt -> receipt.record() == record);
        order.receipts.add(new Receipt(record, delivery, line, pieces, order.prices[line], day(day)));
        if (order.status == Status.OPEN) {
            order.status = Status.PARTIAL;
        }
    }

    private Map<String, Runnable> story() {
        var story = new LinkedHashMap<String, Runnable>();
        story.put("ordered", () -> {
            shop.orders.put(tea.id(), tea);
            shop.orders.put(ink.id(), ink);
            shop.orders.put(wax.id(), wax);
        });
        story.put("came, with costs", () -> {
            tea.costs.add(new Cost(90, "Pallets", 100));
            tea.costs.add(new Cost(91, "Freight", 50));
            comes(tea, 70, 7, 0, 6, 1);
            comes(ink, 80, 17, 0, 6, 1);
            comes(wax, 85, 27, 0, 4, 1);
        });
        story.put("came once more, and other is paid", () -> {
            comes(tea, 71, 8, 0, 4, 2);
            comes(tea, 72, 8, 1, 1, 2);
            ink.statements.add(new Statement(60, new BigDecimal("20.00"), day(2)));
            wax.statements.add(new Statement(62, new BigDecimal("5.00"), day(2)));
        });
        story.put("more had come than was told, twice", () -> {
            comes(tea, 70, 7, 0, 7, 1);
            comes(tea, 72, 8, 1, 2, 2);
        });
        story.put("costs more", () -> {
            tea.costs.replaceAll(cost -> new Cost(cost.id(), cost.name(), cost.net() + 35));
        });
        story.put("less had come", () -> {
            comes(tea, 70, 7, 0, 3, 1);
            comes(tea, 72, 8, 1, 1, 2);
        });
        story.put("not so little", () -> comes(tea, 70, 7, 0, 5, 1));
        story.put("at another price, and freight is given back", () -> {
            tea.receipts.removeIf(receipt -> receipt.record() == 70);
            tea.receipts.add(new Receipt(70, 7, 0, 5, 23, day(1)));
            tea.costs.replaceAll(cost -> cost.id() == 91 ? new Cost(91, "Freight", -40) : cost);
        });
        story.put("is all there and paid", () -> {
            tea.costs.replaceAll(cost -> cost.id() == 91 ? new Cost(91, "Freight", 85) : cost);
            comes(tea, 73, 9, 1, 3, 3);
            tea.status = Status.DELIVERED;
            tea.statements.add(new Statement(64, new BigDecimal("9.00"), day(3)));
            tea.statements.add(new Statement(65, new BigDecimal("5.10"), day(3), 91));
        });
        story.put("in euros", () -> ink.currency = "EUR");
        story.put("deleted", () -> {
            shop.orders.remove(wax.id());
            ink.supplier = Bought.BETA;
        });
        story.put("taken back", () -> {
            tea.receipts.removeIf(receipt -> receipt.delivery() == 9);
            tea.costs.removeFirst();
            tea.corrected = true;
            ink.receipts.clear();
            ink.statements.clear();
            ink.status = Status.DELIVERED;
        });
        return story;
    }

    private void begins() {
        for (var account : List.of(
                "\"Creditors in euros\",\"AccountType\":\"Accounts Payable\",\"AccountSubType\":\"AccountsPayable\"",
                "\"Bank in euros\",\"AccountType\":\"Bank\",\"AccountSubType\":\"Checking\"")) {
            books.byHand("account", "{\"Name\":%s,\"CurrencyRef\":{\"value\":\"EUR\"}}".formatted(account));
        }
        shop.now = day(5);
    }

    private record Came(Mortal process, List<String> said) {}

    private Came run(int diesAt) {
        return run(new Mortal(DATABASE.dataSource(), diesAt));
    }

    private Came run(Mortal process) {
        shop.now = shop.now.plus(Duration.ofMinutes(10));
        var memory = process.memory();
        var journal = new Journal(memory, new TransactionTemplate(new JdbcTransactionManager(memory)), () -> shop.now);
        var sync = new Sync(
                shop,
                books.through(JdbcClient.create(memory), process::send),
                journal,
                _ -> setup(),
                new SyncSettings(
                        Duration.ofHours(2), Duration.ofMinutes(10), Duration.ofSeconds(20), Duration.ofMinutes(30)),
                () -> shop.now,
                _ -> {});
        try {
            var report = sync.run(
                            new SyncRequest(
                                    books.company,
                                    Occasion.byHand(Purpose.SYNC),
                                    new SyncRequest.SinceLastTime(),
                                    Set.of(Part.PURCHASES),
                                    Set.of(),
                                    false),
                            Progress.SILENT)
                    .orElseThrow();
            return new Came(process, said(report));
        } catch (Mortal.Died died) {
            return new Came(process, List.of("died " + died.getMessage()));
        } catch (DataAccessException | CancellationException alone) {
            return new Came(process, List.of("broke off: " + alone));
        } finally {
            process.isBuried();
        }
    }

    private static List<String> said(RunReport report) {
        var said = new ArrayList<String>();
        var problem = report.problem();
        if (problem != null) {
            said.add("problem: " + problem.reason());
        }
        report.holds().forEach(hold -> said.add("hold: " + hold.toString().replaceAll("\\b(Bill\\w*) \\d+", "$1")));
        return said;
    }

    enum Ways {
        EACH_DELIVERY(
                Rules.PurchasesAs.ORDERS_WITH_BILLS, Rules.BillWhen.EACH_DELIVERY, Rules.Corrected.VENDOR_CREDIT, true),
        AMENDED(
                Rules.PurchasesAs.ORDERS_WITH_BILLS,
                Rules.BillWhen.EACH_DELIVERY,
                Rules.Corrected.AMEND_THE_BILL,
                false),
        WHOLE(
                Rules.PurchasesAs.ORDERS_WITH_BILLS,
                Rules.BillWhen.WHEN_FULLY_DELIVERED,
                Rules.Corrected.VENDOR_CREDIT,
                true),
        AT_ONCE(Rules.PurchasesAs.ORDERS_WITH_BILLS, Rules.BillWhen.AT_ONCE, Rules.Corrected.AMEND_THE_BILL, true),
        EXPENSES(Rules.PurchasesAs.EXPENSES, Rules.BillWhen.EACH_DELIVERY, Rules.Corrected.VENDOR_CREDIT, true);

        private final Rules.PurchasesAs as;
        private final Rules.BillWhen when;
        private final Rules.Corrected corrected;
        private final boolean ownCosts;

        Ways(Rules.PurchasesAs as, Rules.BillWhen when, Rules.Corrected corrected, boolean ownCosts) {
            this.as = as;
            this.when = when;
            this.corrected = corrected;
            this.ownCosts = ownCosts;
        }

        private Rules.Billing billing() {
            return new Rules.Billing(when, corrected, "");
        }

        private Rules.Costs costs() {
            return ownCosts
                    ? new Rules.Costs(true, List.of(new Rules.CostVendor("Freight", "Carrier")))
                    : Rules.Costs.ON_LINES;
        }
    }

    private CompanySetup setup() {
        var usual = FakeShop.setup(
                LocalDate.of(2026, 1, 1), Rules.Changes.USUAL, Duration.ZERO, Set.of(OrderStatus.PROCESSED));
        var pay = List.of(
                new Rules.AccountOf(CurrencyUnit.GBP, "Current account"),
                new Rules.AccountOf(CurrencyUnit.EUR, "Bank in euros"));
        return new CompanySetup(
                "Shop",
                usual.rules()
                        .with(new Rules.Purchases(
                                true,
                                null,
                                null,
                                ways.as,
                                Rules.BillNumber.ORDER_AND_DELIVERY,
                                true,
                                "",
                                "Purchase costs",
                                ways.billing(),
                                new Rules.BillPayments(true, pay),
                                ways.costs(),
                                Rules.BoughtAs.ITEMS)),
                new Creation(true, true, true, Creation.ItemKind.NON_INVENTORY, ""),
                Duration.ZERO,
                Set.of(OrderStatus.PROCESSED));
    }

    /// What stands in the books, in words without any id.
    private List<String> stands() {
        var documents = new LinkedHashMap<String, JsonNode>();
        var names = new HashMap<String, String>();
        for (var kind : List.of("PurchaseOrder", "Bill", "VendorCredit", "Purchase", "BillPayment")) {
            for (var one : books.all(kind)) {
                var id = kind + " " + one.path("Id").asString();
                documents.put(id, one);
                names.put(id, kind + " " + one.path("DocNumber").asString("?"));
                if (kind.equals("BillPayment")) {
                    names.put("BillPaymentCheck " + one.path("Id").asString(), kind);
                }
            }
        }
        var stands = new ArrayList<String>();
        documents.forEach((id, one) -> stands.add("%s %s of %s, %s %s to %s, open %s %s: %s%s \"%s\""
                .formatted(
                        names.get(id),
                        one.path("POStatus").asString(""),
                        // a credit is of the day on which it is found that less came, by whichever clock tells it
                        id.startsWith("VendorCredit")
                                ? "then"
                                : one.path("TxnDate").asString(),
                        one.path("TotalAmt").decimalValue(),
                        one.at("/CurrencyRef/value").asString(),
                        one.at("/VendorRef/name").asString(""),
                        one.path("Balance").asString("-"),
                        one.at("/TxnTaxDetail/TotalTax").asString("-"),
                        one.path("Line")
                                .valueStream()
                                .map(line -> line(line, names))
                                .toList(),
                        links(one, names),
                        one.path("PrivateNote").asString("").replaceAll("\\[[^]]*\\]", "[]"))));
        stands.sort(String::compareTo);
        for (var kind : List.of("Vendor", "Item")) {
            books.all(kind)
                    .forEach(one -> stands.add(kind + " "
                            + one.path("DisplayName").asString(one.path("Name").asString(""))));
        }
        return stands;
    }

    private static String line(JsonNode line, Map<String, String> names) {
        return "%s %s %s of %s, %s came%s"
                .formatted(
                        line.path("Amount").asString("-"),
                        line.at("/ItemBasedExpenseLineDetail/Qty").asString("-"),
                        line.at("/ItemBasedExpenseLineDetail/ItemRef/name").asString("-"),
                        line.path("Description").asString("-"),
                        line.path("Received").asString("0"),
                        links(line, names));
    }

    private static String links(JsonNode of, Map<String, String> names) {
        return of.path("LinkedTxn")
                .valueStream()
                .map(link -> {
                    var id = link.path("TxnType").asString() + " "
                            + link.path("TxnId").asString();
                    return names.getOrDefault(id, id);
                })
                .sorted()
                .collect(Collectors.joining(", ", " linked to (", ")"));
    }

    /// How it is where nobody dies.
    ///
    /// @param moments how many there are in the run of each chapter
    /// @param calls twice as many as there are in it
    private record Undisturbed(
            Map<String, List<String>> stands, Map<String, Integer> moments, Map<String, Integer> calls) {}

    private static Undisturbed undisturbed(Ways ways) {
        return UNDISTURBED.computeIfAbsent(ways, _ -> {
            var story = new DyingPurchasesTest();
            try {
                return story.isUndisturbed(ways);
            } finally {
                story.close();
            }
        });
    }

    private Undisturbed isUndisturbed(Ways some) {
        ways = some;
        begins();
        var undisturbed = new Undisturbed(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        story().forEach((chapter, happens) -> {
            happens.run();
            var came = run(0);
            var again = run(0);
            assertThat(again.process().batches()).as(chapter).isZero();
            var stands = new ArrayList<>(stands());
            stands.addAll(again.said());
            undisturbed.stands().put(chapter, stands);
            undisturbed.moments().put(chapter, came.process().moments());
            undisturbed.calls().put(chapter, came.process().calls());
        });
        return undisturbed;
    }

    @BeforeAll
    static void waitForNoDisk() {
        start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(10));
        DATABASE.jdbc()
                .sql("alter database %s set synchronous_commit = off".formatted(DATABASE.name()))
                .update();
        // Only new connections take it, and the pool has to know that the others are gone.
        DATABASE.goAway();
        DATABASE.comeBack();
    }

    static Stream<Arguments> moments() {
        return some(Undisturbed::moments, 400, 200);
    }

    static Stream<Arguments> calls() {
        return some(Undisturbed::calls, 40, 12);
    }

    /// @param shift by which one way has others than the one before
    private static Stream<Arguments> some(Function<Undisturbed, Map<String, Integer>> counted, int usual, int shift) {
        int step = Integer.getInteger("dying.step", usual);
        int first = Integer.getInteger("dying.first", 1);
        var all = Stream.<Arguments>builder();
        for (var ways : Ways.values()) {
            if (System.getProperty("dying.ways", "EACH_DELIVERY EXPENSES").contains(ways.name())) {
                int most = Collections.max(counted.apply(undisturbed(ways)).values());
                for (int at = first; at <= most; at += step) {
                    all.add(Arguments.of(ways, at));
                }
                first = 1 + (first - 1 + shift) % step;
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void standAsIfNobodyHadDied(Ways some, int at) {
        ways = some;
        begins();
        books.forgetsRequests(at % 2 == 0);
        var wanted = undisturbed(some);
        var dice = new Random(at);
        var deaths = new ArrayList<String>();
        story().forEach((chapter, happens) -> {
            happens.run();
            int moments = wanted.moments().getOrDefault(chapter, 1);
            var came = run(1 + (at - 1) % moments);
            deaths.add("%s: %s at %d".formatted(chapter, came.said(), 1 + (at - 1) % moments));
            if (dice.nextInt(3) == 0) {
                deaths.add("again: " + run(1 + dice.nextInt(moments)).said());
            }
            var next = run(0);
            deaths.add("then " + next.said());
            var last = run(0);
            var stands = new ArrayList<>(stands());
            stands.addAll(last.said());
            assertThat(stands)
                    .as("%s", String.join("\n", deaths))
                    .isEqualTo(wanted.stands().get(chapter));
            assertThat(last.process().batches())
                    .as("%s", String.join("\n", deaths))
                    .isZero();
        });
    }

    /// A node is held up at a call, and loses the connection with its lock meanwhile; another one takes over, and then
    /// the first goes on.
    @ParameterizedTest
    @MethodSource("calls")
    void standAsIfThereWereOneNode(Ways some, int at) {
        ways = some;
        begins();
        var wanted = undisturbed(some);
        var dice = new Random(at);
        var told = new ArrayList<String>();
        story().forEach((chapter, happens) -> {
            happens.run();
            int calls = Math.max(1, wanted.calls().getOrDefault(chapter, 1));
            int heldUpAt = 1 + (at - 1) % calls;
            int otherHeldUpAt = dice.nextInt(2) * (1 + dice.nextInt(calls));
            var over = new CountDownLatch(1);
            var other = new AtomicReference<@Nullable CompletableFuture<Came>>();
            var came = run(Mortal.heldUp(DATABASE.dataSource(), heldUpAt, () -> {
                losesItsLock();
                var there = new CountDownLatch(1);
                other.set(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return run(Mortal.heldUp(DATABASE.dataSource(), otherHeldUpAt, () -> {
                                    there.countDown();
                                    waitFor(over);
                                }));
                            } finally {
                                there.countDown();
                            }
                        },
                        Thread::startVirtualThread));
                waitFor(there);
            }));
            over.countDown();
            told.add("%s: %s at %d".formatted(chapter, came.said(), heldUpAt));
            var another = other.get();
            if (another != null) {
                told.add("another, held up at %d: %s"
                        .formatted(otherHeldUpAt, another.join().said()));
            }
            told.add("then " + run(0).said());
            var last = run(0);
            var stands = new ArrayList<>(stands());
            stands.addAll(last.said());
            assertThat(stands)
                    .as("%s", String.join("\n", told))
                    .isEqualTo(wanted.stands().get(chapter));
            assertThat(last.process().batches())
                    .as("%s", String.join("\n", told))
                    .isZero();
        });
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void losesItsLock() {
        DATABASE.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ?")
                .param(books.company.value())
                .query(Boolean.class)
                .list();
    }
}
