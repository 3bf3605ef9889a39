package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;

/// Goods are ordered and come between the crashes, and then what is owed is compared with what came.
class PurchaseCrashTest extends Crashing {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int ROUNDS = Math.max(5, KILLS / 4);
    private static final int PURCHASES = 8 * ROUNDS;

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Instant now = Instant.now();
    private final ShopOptions options =
            ShopOptions.upTo(now).withOrders(0).withRefunds(false).withPurchaseOrders(PURCHASES);

    private final Map<String, ObjectNode> shop = new LinkedHashMap<>();

    @Override
    Path folder() {
        return folder;
    }

    @BeforeEach
    void open() throws IOException {
        quickBooks.load(new ByteArrayInputStream(Demo.CREDITORS.getBytes(StandardCharsets.UTF_8)));
        var others = new ArrayList<String>();
        written(new GeneratedShop(options)::write).forEach(line -> {
            if (isPurchase(line)) {
                know(line);
            } else {
                others.add(line.toString());
            }
        });
        load(others);
    }

    @Test
    void billsEveryPieceOnceThoughItIsKilledAgainAndAgain() throws Exception {
        setUp("""
                order-export: {start-date: %s}
                purchase-settings: {sync-purchases: true, unknown-supplier: Sundry suppliers}
                tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}
                """.formatted(LocalDate.ofInstant(options.opening(), ZoneOffset.UTC)));
        var all = List.copyOf(shop.values());

        int interrupted = 0;
        for (int kill = 0; kill <= ROUNDS; kill++) {
            var ordered = part(all, kill).stream().map(PurchaseCrashTest::justOrdered);
            load(Stream.concat(ordered, part(all, kill - 1).stream().map(JsonNode::toString))
                    .toList());
            interrupted += killOnceItCalls(sync()) ? 1 : 0;
        }
        var next = written(out -> new GeneratedShop(options).writeNextDay(out, now));
        next.forEach(this::know);
        load(next.stream().map(JsonNode::toString).toList());
        interrupted += killOnceItCalls(sync()) ? 1 : 0;
        sync().await();
        behave();
        int status = sync().await();

        assertThat(interrupted).isGreaterThan(ROUNDS * 3 / 4);
        assertThat(status).isZero();
        assertStandsWhatCame();
    }

    private void assertStandsWhatCame() throws Exception {
        var books = new BookReader(quickBooks);
        var ordered = shop.values().stream()
                .filter(order -> !status(order).equals("PENDING"))
                .map(order -> order.at("/value/PurchaseOrderHeader/ExternalInvoiceNumber")
                        .asString())
                .toList();
        var orders = books.all("PurchaseOrder");
        assertThat(orders.stream().map(order -> order.path("DocNumber").asString()))
                .containsExactlyInAnyOrderElementsOf(ordered);
        assertThat(orders.stream()
                        .filter(order -> order.path("POStatus").asString().equals("Closed")))
                .hasSize((int) shop.values().stream()
                        .filter(order -> status(order).equals("DELIVERED"))
                        .count());
        var bills = books.all("Bill");
        assertThat(bills.stream().map(bill -> bill.path("DocNumber").asString()))
                .doesNotHaveDuplicates()
                .hasSize(deliveries());
        var credits = books.all("VendorCredit");
        assertThat(pieces(bills).subtract(pieces(credits))).isEqualByComparingTo(came());
    }

    private int deliveries() {
        return (int) shop.values().stream()
                .flatMap(order -> order.at("/value/DeliveredRecords").valueStream())
                .map(record -> record.path("fkDeliveryId").asInt())
                .distinct()
                .count();
    }

    private BigDecimal came() {
        return shop.values().stream()
                .flatMap(order -> order.at("/value/DeliveredRecords").valueStream())
                .map(record -> record.path("DeliveredQuantity").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Of goods; costs are pieces too, but of no SKU.
    private static BigDecimal pieces(List<JsonNode> documents) {
        return documents.stream()
                .flatMap(document -> document.path("Line").valueStream())
                .filter(line -> !line.at("/ItemBasedExpenseLineDetail/ItemRef/name")
                        .asString("Purchase costs")
                        .equals("Purchase costs"))
                .map(line -> line.at("/ItemBasedExpenseLineDetail/Qty").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<ObjectNode> part(List<ObjectNode> all, int part) {
        return part < 0 || part >= ROUNDS
                ? List.of()
                : all.subList(part * all.size() / ROUNDS, (part + 1) * all.size() / ROUNDS);
    }

    /// As it was before anything came.
    private static String justOrdered(ObjectNode line) {
        var before = line.deepCopy();
        var header = (ObjectNode) before.at("/value/PurchaseOrderHeader");
        if (!status(line).equals("PENDING")) {
            header.put("Status", "OPEN");
        }
        header.put("DeliveredLinesCount", 0);
        before.at("/value/PurchaseOrderItem").forEach(item -> ((ObjectNode) item).put("Delivered", 0));
        ((ObjectNode) before.path("value")).putArray("DeliveredRecords");
        ((ObjectNode) before.path("value")).putArray("PaymentStatements");
        return before.toString();
    }

    private void know(ObjectNode line) {
        shop.put(line.at("/value/PurchaseOrderHeader/pkPurchaseID").asString(), line);
    }

    private static boolean isPurchase(JsonNode line) {
        return line.path("kind").asString().equals("purchaseOrder");
    }

    private static String status(JsonNode line) {
        return line.at("/value/PurchaseOrderHeader/Status").asString();
    }

    private static List<ObjectNode> written(Consumer<OutputStream> writer) {
        var bytes = new ByteArrayOutputStream();
        writer.accept(bytes);
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> (ObjectNode) JSON.readTree(line))
                .toList();
    }

    /// A run of a few purchase orders says no word before it has ended; that it has begun shows at Linnworks.
    private boolean killOnceItCalls(Program.Running running) throws Exception {
        long before = calls();
        while (running.isAlive() && calls() == before) {
            running.awaitFor(Duration.ofMillis(50));
        }
        return killSoon(running);
    }

    private long calls() throws Exception {
        var state = client.send(
                HttpRequest.newBuilder(linnworks.uri().resolve("/_simulator/state"))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(state.body())
                .path("calls")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private Program.Running sync() throws IOException {
        return program.start("sync", "--company", "Demo");
    }
}
