package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.NextDay;
import dev.cloudcart.shop.ShopOptions;

/// The purchase orders of a real company and what came of them, against its own sums: what stands in the books is what
/// was ordered, what came and what is owed for it.
class PurchasesAgreeTest extends Mending {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final int PAGE = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"shop-small.ndjson.gz", "shop-purchases.ndjson.gz"})
    void agreeWithARealCompanys(String file) throws Exception {
        assumeTrue(Files.exists(DATA.resolve(file)), "the recorded shop is not beside the project");
        connect("uk", "{}", """
                purchase-settings: {sync-purchases: true, purchases-after: 2024-01-01, unknown-supplier: Sundry suppliers}
                """);
        addCreditors();
        var source = unpacked(file);
        sell(source);
        var orders = source.lines()
                .map(JSON::readTree)
                .filter(line -> line.path("kind").asString().equals("purchaseOrder"))
                .map(line -> line.path("value"))
                .toList();
        var truth =
                JSON.readTree(DATA.resolve("TRUTH.json").toFile()).path("files").path(file);

        var report = sync(0, "--purchases");

        var ordered = orders.stream()
                .filter(order -> !status(order).equals("PENDING"))
                .toList();
        int deliveries = truth.at("/deliveries/all").asInt();
        assertThat(report.at("/documents/posted").asInt()).isEqualTo(ordered.size() + deliveries);
        assertThat(report.at("/read/deliveries").asInt()).isEqualTo(deliveries);
        assertThat(report.at("/skippedBecause/pending").isMissingNode()).isTrue();
        report.path("proof")
                .forEach(row -> assertThat(row.path("difference").asString()).isEqualTo("0.00"));
        assertThat(byCurrency(ordered)).isEqualTo(ordered(truth));
        var mirrored = new TreeMap<String, BigDecimal>();
        all("PurchaseOrder")
                .forEach(order -> mirrored.put(
                        order.path("DocNumber").asString(),
                        order.path("TotalAmt").decimalValue().setScale(2, RoundingMode.UNNECESSARY)));
        assertThat(mirrored).isEqualTo(goods(ordered));
        var bills = all("Bill");
        assertThat(bills).hasSize(deliveries);
        assertThat(units(bills)).isEqualByComparingTo(delivered(ordered));
        var worked = deliveriesOfGoodsAlone(ordered);
        assertThat(bills.stream()
                        .filter(bill ->
                                worked.containsKey(bill.path("DocNumber").asString()))
                        .collect(Collectors.toMap(bill -> bill.path("DocNumber").asString(), bill -> total(bill, 1))))
                .hasSizeGreaterThan(deliveries / 3)
                .isEqualTo(worked);
        assertWholeOrdersAreBilled(ordered, bills);
        assertThat(payables()).isEqualTo(books(report, store -> !store.endsWith(", ordered")));
        assertThat(closedOrders()).isEqualTo((int) ordered.stream()
                .filter(order -> status(order).equals("DELIVERED"))
                .count());

        var again = sync(0, "--purchases");

        assertThat(again.at("/documents/posted").asInt()).isZero();
        assertThat(again.at("/documents/amended").asInt()).isZero();
        assertThat(again.at("/calls/quickbooksReads").asInt()).isZero();
    }

    /// Of what is done of which something came, all bills together are the goods that came and all that they
    /// cost beside, whatever the currency of that: the shares of it are roundings of one sum, and each bill is
    /// rounded once.
    private static void assertWholeOrdersAreBilled(List<JsonNode> orders, List<JsonNode> bills) {
        var billed = new TreeMap<String, BigDecimal>();
        bills.forEach(bill -> billed.merge(
                bill.path("DocNumber").asString().replaceFirst("-\\d+$", ""), total(bill, 1), BigDecimal::add));
        var done = orders.stream()
                .filter(order -> status(order).equals("DELIVERED")
                        && !order.path("DeliveredRecords").isEmpty())
                .toList();
        assertThat(done.size()).isGreaterThan(20);
        for (var order : done) {
            var number = order.at("/PurchaseOrderHeader/ExternalInvoiceNumber").asString();
            var worth = sum(order.path("DeliveredRecords").valueStream().toList(), record -> worth(order, record));
            var beside = sum(order.path("AdditionalCosts").valueStream().toList(), cost -> inItsCurrency(order, cost));
            int roundings = order.path("DeliveredRecords").size()
                    + order.path("AdditionalCosts").size()
                    + 1;
            assertThat(billed.get(number))
                    .as(number)
                    .isCloseTo(
                            worth.add(beside).add(postage(order)),
                            within(new BigDecimal("0.005").multiply(BigDecimal.valueOf(roundings))));
        }
        assertThat(done.stream()
                        .flatMap(order -> order.path("AdditionalCosts")
                                .valueStream()
                                .map(cost -> cost.path("Currency").asString().equals(currency(order)))))
                .as("costs in the currency of their order, and others")
                .contains(true, false);
    }

    /// The rate of a cost divides to the account's currency, and the order's multiplies.
    private static BigDecimal inItsCurrency(JsonNode order, JsonNode cost) {
        var total = cost.path("TotalLineCost").decimalValue();
        return cost.path("Currency").asString().equals(currency(order))
                ? total
                : total.divide(cost.path("ConversionRate").decimalValue(), MathContext.DECIMAL64)
                        .divide(order.at("/PurchaseOrderHeader/ConversionRate").decimalValue(), MathContext.DECIMAL64);
    }

    /// What its total has beside its lines.
    private static BigDecimal postage(JsonNode order) {
        return total(order)
                .subtract(sum(
                        order.path("PurchaseOrderItem").valueStream().toList(),
                        item -> item.path("Cost").decimalValue()));
    }

    /// Some of its purchase orders are of a supplier that was deleted, some were closed by hand, some came
    /// in parts. Where a deleted supplier was nobody knows, so that what it sold without tax in another
    /// currency is held.
    @Test
    void agreeWithAGeneratedShops() throws Exception {
        connect("uk", "{}", "purchase-settings: {sync-purchases: true, unknown-supplier: Sundry suppliers}");
        addCreditors();
        var bytes = new ByteArrayOutputStream();
        var truth =
                new GeneratedShop(ShopOptions.upTo(Instant.now()).withOrders(10).withPurchaseOrders(120)).write(bytes);
        sell(bytes.toString(StandardCharsets.UTF_8));

        var report = sync(HELD, "--purchases");

        int pending = truth.purchaseOrdersByStatus().getOrDefault("PENDING", 0);
        assertThat(report.at("/documents/posted").asInt()
                        + report.at("/documents/held").asInt())
                .isEqualTo(120 - pending + truth.deliveries());
        assertThat(report.path("holds")
                        .valueStream()
                        .map(hold -> hold.path("cause").asString()))
                .containsOnly("NO_CODE_OF_PURCHASES_WITHOUT_TAX", "WAITS_FOR_PURCHASE_ORDER");
        report.path("proof")
                .forEach(row -> assertThat(row.path("difference").asString()).isEqualTo("0.00"));
        assertThat(payables()).isEqualTo(books(report, store -> !store.endsWith(", ordered")));
        assertThat(sync(HELD, "--purchases").at("/documents/posted").asInt()).isZero();
    }

    /// Somebody counts again: of every second order of which anything came a piece less did. What is owed is what the
    /// bills say less what the credits say, in each currency, and both agree with the shop.
    @Test
    void agreeWithAGeneratedShopThatIsCorrected() throws Exception {
        connect("uk", "{}", """
                purchase-settings: {sync-purchases: true, unknown-supplier: Sundry suppliers}
                tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}
                """);
        addCreditors();
        var shop = written(
                new GeneratedShop(ShopOptions.upTo(Instant.now()).withOrders(10).withPurchaseOrders(60))::write);
        sell(shop);
        assertThat(sync(0, "--purchases").path("holds")).isEmpty();

        var corrected = corrected(shop);
        sell(corrected.toArray(String[]::new));
        var report = sync(0, "--purchases", "--from", "2026-01-01");

        assertThat(report.path("holds")).isEmpty();
        report.path("proof")
                .forEach(row -> assertThat(row.path("difference").asString()).isEqualTo("0.00"));
        assertThat(corrected).hasSizeGreaterThan(10);
        assertThat(all("VendorCredit")).hasSize(corrected.size());
        assertThat(payables()).isEqualTo(billedLessCredited());
        var again = sync(0, "--purchases", "--from", "2026-01-01");
        assertThat(again.at("/documents/posted").asInt()).isZero();
        assertThat(again.at("/documents/amended").asInt()).isZero();
    }

    /// Goods come, orders are closed by hand, deliveries turn out to be short: the next sync finds each by itself, and
    /// what is owed by the books is what came by the shop.
    @Test
    void agreeOnTheNextDay() throws Exception {
        connect("uk", "{}", """
                purchase-settings: {sync-purchases: true, unknown-supplier: Sundry suppliers}
                tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}
                """);
        addCreditors();
        var now = Instant.now();
        var generated = new GeneratedShop(ShopOptions.upTo(now).withOrders(10).withPurchaseOrders(200));
        sell(written(generated::write));
        assertThat(sync(0, "--purchases").path("holds")).isEmpty();
        int bills = all("Bill").size();
        int closed = closedOrders();

        var told = new AtomicReference<NextDay.Told>();
        sell(written(out -> told.set(generated.writeNextDay(out, now))));
        var report = sync(0, "--purchases");

        var day = Objects.requireNonNull(told.get());
        assertThat(List.of(day.deliveries() - day.completed(), day.completed(), day.closed(), day.corrected()))
                .allMatch(some -> some > 1);
        assertThat(report.path("holds")).isEmpty();
        report.path("proof")
                .forEach(row -> assertThat(row.path("difference").asString()).isEqualTo("0.00"));
        assertThat(all("Bill")).hasSize(bills + day.deliveries());
        assertThat(all("VendorCredit")).hasSize(day.corrected());
        assertThat(closedOrders()).isEqualTo(closed + day.completed() + day.closed());
        assertThat(report.at("/documents/posted").asInt()).isEqualTo(day.deliveries() + day.corrected());
        assertThat(payables()).isEqualTo(billedLessCredited());
        assertThat(sync(0, "--purchases").at("/documents/posted").asInt()).isZero();
    }

    private static String written(Consumer<OutputStream> writer) {
        var bytes = new ByteArrayOutputStream();
        writer.accept(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private int closedOrders() throws Exception {
        return (int) all("PurchaseOrder").stream()
                .filter(order -> order.path("POStatus").asString().equals("Closed"))
                .count();
    }

    private void addCreditors() throws Exception {
        for (var currency : List.of("EUR", "USD")) {
            books.add("account", """
                    {"Name":"Creditors %1$s","AccountType":"Accounts Payable","AccountSubType":"AccountsPayable",\
                    "CurrencyRef":{"value":"%1$s"}}""".formatted(currency));
        }
    }

    private Map<String, BigDecimal> billedLessCredited() throws Exception {
        var owed = new TreeMap<String, BigDecimal>();
        all("Bill").forEach(bill -> owed.merge(currencyOf(bill), total(bill, 1), BigDecimal::add));
        all("VendorCredit").forEach(credit -> owed.merge(currencyOf(credit), total(credit, -1), BigDecimal::add));
        return owed;
    }

    private static List<String> corrected(String shop) {
        var corrected = new ArrayList<String>();
        var some = shop.lines()
                .map(JSON::readTree)
                .filter(line -> line.path("kind").asString().equals("purchaseOrder"))
                .filter(line -> !line.at("/value/DeliveredRecords").isEmpty())
                .toList();
        for (int i = 0; i < some.size(); i += 2) {
            var record = (ObjectNode) some.get(i).at("/value/DeliveredRecords/0");
            int pieces = record.path("DeliveredQuantity").asInt();
            if (pieces > 1) {
                record.put("DeliveredQuantity", pieces - 1);
                corrected.add(JSON.writeValueAsString(some.get(i)) + "\n");
            }
        }
        return corrected;
    }

    private static String currencyOf(JsonNode document) {
        return document.at("/CurrencyRef/value").asString("GBP");
    }

    private static BigDecimal total(JsonNode document, int sign) {
        return document.path("TotalAmt")
                .decimalValue()
                .multiply(BigDecimal.valueOf(sign))
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    private static String unpacked(String file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(DATA.resolve(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String status(JsonNode order) {
        return order.at("/PurchaseOrderHeader/Status").asString();
    }

    private static String currency(JsonNode order) {
        return order.at("/PurchaseOrderHeader/Currency").asString();
    }

    /// The goods with their tax, by number. The postage of an order is in its total; in the books it is on the bills.
    private static Map<String, BigDecimal> goods(List<JsonNode> orders) {
        var goods = new TreeMap<String, BigDecimal>();
        orders.forEach(order -> goods.put(
                order.at("/PurchaseOrderHeader/ExternalInvoiceNumber").asString(),
                total(order)
                        .subtract(order.at("/PurchaseOrderHeader/PostagePaid").decimalValue())
                        .setScale(2, RoundingMode.HALF_UP)));
        return goods;
    }

    /// By the number of their bill, what the pieces of each delivery come to with their tax, where nothing else was
    /// billed.
    private static Map<String, BigDecimal> deliveriesOfGoodsAlone(List<JsonNode> orders) {
        var worked = new TreeMap<String, BigDecimal>();
        orders.stream()
                .filter(order -> order.path("AdditionalCosts").isEmpty()
                        && order.at("/PurchaseOrderHeader/PostagePaid")
                                        .decimalValue()
                                        .signum()
                                == 0)
                .forEach(order -> order.path("DeliveredRecords")
                        .forEach(record -> worked.merge(
                                order.at("/PurchaseOrderHeader/ExternalInvoiceNumber")
                                                .asString() + "-"
                                        + record.path("fkDeliveryId").asString(),
                                worth(order, record),
                                BigDecimal::add)));
        worked.replaceAll((_, worth) -> worth.setScale(2, RoundingMode.HALF_UP));
        return worked;
    }

    private static BigDecimal worth(JsonNode order, JsonNode record) {
        var item = order.path("PurchaseOrderItem")
                .valueStream()
                .filter(one -> one.path("pkPurchaseItemId").equals(record.path("fkPurchaseItemId")))
                .findFirst()
                .orElseThrow();
        var cost = item.path("Cost").decimalValue();
        var net = record.path("DeliveredQuantity")
                .decimalValue()
                .multiply(record.path("UnitCost").decimalValue());
        var without = cost.subtract(item.path("Tax").decimalValue());
        return without.signum() == 0 ? net : net.multiply(cost).divide(without, MathContext.DECIMAL64);
    }

    private static BigDecimal total(JsonNode order) {
        return order.at("/PurchaseOrderHeader/TotalCost").decimalValue();
    }

    private static Map<String, BigDecimal> byCurrency(List<JsonNode> orders) {
        var totals = new TreeMap<String, BigDecimal>();
        orders.forEach(order ->
                totals.merge(currency(order), total(order).setScale(2, RoundingMode.HALF_UP), BigDecimal::add));
        return totals;
    }

    private static Map<String, BigDecimal> ordered(JsonNode truth) {
        var totals = new TreeMap<String, BigDecimal>();
        truth.at("/purchaseOrders/byStatusAndCurrency").forEach(row -> {
            if (!row.path("status").asString().equals("PENDING")) {
                totals.merge(
                        row.path("currency").asString(),
                        new BigDecimal(row.path("total").asString()),
                        BigDecimal::add);
            }
        });
        return totals;
    }

    private static Map<String, BigDecimal> books(JsonNode report, Predicate<String> which) {
        var totals = new TreeMap<String, BigDecimal>();
        report.path("proof").forEach(row -> {
            if (which.test(row.path("store").asString())) {
                totals.merge(
                        row.path("currency").asString(),
                        new BigDecimal(row.path("books").asString()),
                        BigDecimal::add);
            }
        });
        totals.replaceAll((_, total) -> total.setScale(2, RoundingMode.UNNECESSARY));
        return totals;
    }

    private static BigDecimal delivered(List<JsonNode> orders) {
        return sum(
                orders,
                order -> sum(
                        order.path("DeliveredRecords").valueStream().toList(),
                        record -> record.path("DeliveredQuantity").decimalValue()));
    }

    /// Of goods: they are linked to purchase orders, and costs are not.
    private static BigDecimal units(List<JsonNode> bills) {
        return sum(
                bills,
                bill -> sum(
                        bill.path("Line")
                                .valueStream()
                                .filter(line -> !line.path("LinkedTxn").isEmpty())
                                .toList(),
                        line -> line.at("/ItemBasedExpenseLineDetail/Qty").decimalValue()));
    }

    private static BigDecimal sum(List<JsonNode> some, Function<JsonNode, BigDecimal> amount) {
        return some.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What is owed, in each currency, by the accounts.
    private Map<String, BigDecimal> payables() throws Exception {
        var owed = new TreeMap<String, BigDecimal>();
        for (var account : books.rows("Account", "AccountType = 'Accounts Payable'")) {
            var balance = account.path("CurrentBalance").decimalValue().setScale(2, RoundingMode.UNNECESSARY);
            if (balance.signum() != 0) {
                owed.merge(account.at("/CurrencyRef/value").asString("GBP"), balance.abs(), BigDecimal::add);
            }
        }
        return owed;
    }

    private List<JsonNode> all(String entity) throws Exception {
        var all = new ArrayList<JsonNode>();
        List<JsonNode> page;
        do {
            page = books.add(
                            "query",
                            "select * from %s startposition %d maxresults %d".formatted(entity, all.size() + 1, PAGE))
                    .at("/QueryResponse/" + entity)
                    .valueStream()
                    .toList();
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }
}
