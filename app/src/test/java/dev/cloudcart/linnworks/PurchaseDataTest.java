package dev.cloudcart.linnworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.linnworks.purchases.DeliveryReader;
import dev.cloudcart.linnworks.purchases.PurchaseReader;
import dev.cloudcart.linnworks.purchases.StatementReader;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// Reads the purchase orders of whole shops over a real socket, and compares the sums with those that were
/// added up from the shops' own books.
class PurchaseDataTest {

    private static final Path DATA = Path.of("../../shared/data");
    private static final PurchaseQuery EVERYTHING = new PurchaseQuery.Purchased(
            new SyncWindow(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")));
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"shop-small.ndjson.gz", "shop-purchases.ndjson.gz"})
    void readsEveryPurchaseOrderAndEveryPennyOfAShop(String file) throws IOException {
        var truth = truth(file);
        var records = read(file);

        assertThat(records)
                .allMatch(record -> record.reading() instanceof Read)
                .allMatch(record -> reread(record).equals(record.reading()));
        var orders = orders(records);
        assertThat(sums(orders, Ordered::statusAndCurrency, Ordered::withPostage))
                .isEqualTo(groups(truth.at("/purchaseOrders/byStatusAndCurrency"), "status", "currency"));
        assertThat(orders).hasSize(truth.at("/purchaseOrders/all").asInt());
        assertThat(orders.stream().mapToInt(one -> one.order().lines().size()).sum())
                .isEqualTo(truth.at("/purchaseOrders/lines").asInt());
        assertThat(orders.stream().filter(one -> !one.order().supplier().isKnown()))
                .hasSize(truth.at("/purchaseOrders/ofDeletedSupplier").asInt());
        var deliveries = deliveries(records);
        assertThat(sums(deliveries, one -> one.currency().getCode(), PurchaseDataTest::linesGross))
                .isEqualTo(groups(truth.at("/deliveries/grossByCurrency"), "currency"));
        assertThat(sums(deliveries, one -> one.currency().getCode(), PurchaseDataTest::linesNet))
                .isEqualTo(groups(truth.at("/deliveries/netByCurrency"), "currency"));
        assertThat(sums(deliveries, one -> MONTH.format(one.receivedAt()), _ -> BigDecimal.ZERO))
                .isEqualTo(months(truth.at("/deliveries/byMonth")));
        assertThat(deliveries).hasSize(truth.at("/deliveries/all").asInt());
        assertEachCostIsBilledOnce(orders, deliveries);
    }

    /// Those in the order's own currency; the others differ by what converting rounds.
    private static void assertEachCostIsBilledOnce(List<Ordered> orders, List<Delivery> deliveries) {
        var billed = new HashMap<UUID, BigDecimal>();
        for (var delivery : deliveries) {
            var costs = delivery.costs().stream()
                    .filter(cost -> !cost.name().contains("("))
                    .map(cost -> cost.net().plus(cost.tax()).getAmount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            billed.merge(delivery.order().id(), costs, BigDecimal::add);
        }
        assertThat(orders)
                .filteredOn(one -> one.order().isDone())
                .allSatisfy(one -> assertThat(billed.get(one.order().id()))
                        .as(one.order().ref().number())
                        .isEqualByComparingTo(one.costs()));
    }

    private static List<RawRecord> read(String file) throws IOException {
        assumeTrue(Files.exists(DATA.resolve("TRUTH.json")), "needs " + DATA + " for whole shops");
        try (var simulator =
                LinnworksSimulator.start(Options.usual().limits(Limits.OFF).clock(SimulatedClock.frozenAt(Shop.NOW)))) {
            simulator.load(DATA.resolve(file));
            var shop = new Shop(
                    simulator.authorizeUri(),
                    LinnworksSimulator.APPLICATION_ID.toString(),
                    LinnworksSimulator.APPLICATION_SECRET.toString(),
                    LinnworksSimulator.INSTALLATION_TOKEN.toString());
            return Shop.records(shop.purchases(EVERYTHING));
        }
    }

    private static Object reread(RawRecord record) {
        return switch (record.reading().ref().kind()) {
            case PURCHASE_ORDER -> PurchaseReader.read(record.raw());
            case DELIVERY -> DeliveryReader.read(record.raw());
            case PAYMENT_STATEMENT -> StatementReader.read(record.raw());
            case SALE, PAYMENT, REFUND ->
                throw new AssertionError(record.reading().ref());
        };
    }

    /// @param json as Linnworks sent it
    private record Ordered(JsonNode json, PurchaseOrder order) {

        private String statusAndCurrency() {
            return json.at("/PurchaseOrderHeader/Status").asString() + " " + order.currency();
        }

        private BigDecimal withPostage() {
            var lines = order.lines().stream()
                    .map(line -> line.net().plus(line.tax()).getAmount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(order.gross()).isEqualTo(Money.of(order.currency(), lines, RoundingMode.HALF_UP));
            return lines.add(postage());
        }

        private BigDecimal postage() {
            return json.at("/PurchaseOrderHeader/PostagePaid").decimalValue();
        }

        private BigDecimal costs() {
            var sum = pennies(postage());
            for (var cost : json.path("AdditionalCosts")) {
                if (cost.path("Currency").asString().equals(order.currency().getCode())) {
                    var net = cost.path("SubTotalLineCost").decimalValue();
                    sum = sum.add(pennies(net.add(cost.path("Tax").decimalValue())));
                }
            }
            return sum;
        }
    }

    private static List<Ordered> orders(List<RawRecord> records) {
        return records.stream()
                .flatMap(record -> record.reading() instanceof Read(PurchaseOrder order)
                        ? Stream.of(new Ordered(Json.tree(record.raw()).path("PurchaseOrder"), order))
                        : null)
                .toList();
    }

    private static List<Delivery> deliveries(List<RawRecord> records) {
        return records.stream()
                .flatMap(record -> record.reading() instanceof Read(Delivery delivery) ? Stream.of(delivery) : null)
                .filter(delivery -> delivery.extent() == Extent.DELIVERY)
                .toList();
    }

    private static BigDecimal linesGross(Delivery delivery) {
        return delivery.lines().stream()
                .map(line -> line.net().plus(line.tax()).getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal linesNet(Delivery delivery) {
        return delivery.lines().stream().map(line -> line.net().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// How many, and what they come to.
    private static <T> Map<String, String> sums(List<T> all, Function<T, String> key, Function<T, BigDecimal> amount) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        key,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(one -> pennies(amount.apply(one)), Collectors.toList()),
                                PurchaseDataTest::sum)));
    }

    /// As documents are rounded: what divisions lost first.
    private static BigDecimal pennies(BigDecimal amount) {
        return amount.setScale(6, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP);
    }

    private static String sum(List<BigDecimal> totals) {
        return totals.size() + " " + totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonNode truth(String file) throws IOException {
        assumeTrue(Files.exists(DATA.resolve("TRUTH.json")), "needs " + DATA + " for whole shops");
        return Json.tree(Files.readAllBytes(DATA.resolve("TRUTH.json")))
                .path("files")
                .path(file);
    }

    private static Map<String, String> months(JsonNode counts) {
        var months = new TreeMap<String, String>();
        counts.properties()
                .forEach(month -> months.put(month.getKey(), month.getValue().asInt() + " 0.00"));
        return months;
    }

    private static Map<String, String> groups(JsonNode groups, String... keys) {
        var sums = new TreeMap<String, String>();
        for (var group : groups) {
            var key = Stream.of(keys).map(name -> group.path(name).asString()).collect(Collectors.joining(" "));
            sums.put(
                    key,
                    group.path("count").asString() + " " + group.path("total").asString());
        }
        return sums;
    }
}
