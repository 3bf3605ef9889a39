package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.OrderFixture.anOrder;
import static dev.cloudcart.linnworks.OrderFixture.text;
import static dev.cloudcart.linnworks.PurchaseFixture.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.ports.TradeSource.RecordPage;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// Lists that Linnworks hands out in many pages, or whole and long, are read to their end.
class LongShopTest {

    private static final int MANY = 2_500;

    private final LinnworksSimulator simulator =
            LinnworksSimulator.start(Options.usual().limits(Limits.OFF).clock(SimulatedClock.frozenAt(Shop.NOW)));
    private final Shop shop = new Shop(
            simulator.authorizeUri(),
            LinnworksSimulator.APPLICATION_ID.toString(),
            LinnworksSimulator.APPLICATION_SECRET.toString(),
            LinnworksSimulator.INSTALLATION_TOKEN.toString());

    @AfterEach
    void stop() {
        simulator.close();
    }

    /// Two at a time are of the same moment, so that the order of pages tells nothing.
    @Test
    void readsEveryProcessedOrder() throws IOException {
        load(number -> order(number)
                .with(
                        "ProcessedDateTime",
                        text(Instant.parse("2026-03-04T00:00:00Z")
                                .plusSeconds(number / 2 * 60L)
                                .toString())));

        assertEach(shop.read(Shop.processed("2026-01-01T00:00:00Z", "2026-11-16T00:00:00Z")));
    }

    @Test
    void readsEveryOpenOrder() throws IOException {
        load(number -> order(number).with("Processed", "false").with("ProcessedDateTime", "null"));

        assertEach(shop.read(new SalesQuery.Open(
                new SyncWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-11-16T00:00:00Z")))));
    }

    private static OrderFixture order(int number) {
        return anOrder()
                .with("OrderId", text(new UUID(1, number).toString()))
                .with("NumOrderId", String.valueOf(number))
                .general("ReferenceNum", text("R-" + number));
    }

    private static void assertEach(List<RecordPage> pages) {
        assertThat(Shop.records(pages).stream()
                        .map(RawRecord::reading)
                        .map(reading -> Integer.valueOf(
                                ((Sale) ((Read) reading).event()).ref().number())))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, MANY).boxed().toList());
    }

    private void load(IntFunction<OrderFixture> order) throws IOException {
        loadLines("order", number -> order.apply(number).json());
    }

    /// Each of a supplier of its own.
    @Test
    void readsEveryPurchaseOrderAndSupplier() throws IOException {
        loadLines(
                "supplier",
                number -> "{\"pkSupplierID\":\"%s\",\"SupplierName\":\"Supplier %d\",\"Country\":\"United Kingdom\"}"
                        .formatted(new UUID(6, number), number));
        loadLines(
                "purchaseOrder",
                number -> aPurchase()
                        .of(new UUID(5, number), "PO-" + number)
                        .with("fkSupplierId", text(new UUID(6, number).toString()))
                        .item(1, "12.0", "2.0", "20.0")
                        .json());

        var records = Shop.records(shop.purchases(new PurchaseQuery.UnderWay()));

        assertThat(records.stream()
                        .map(record -> (PurchaseOrder) ((Read) record.reading()).event())
                        .map(order ->
                                order.ref().number() + " of " + order.supplier().name()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, MANY)
                        .mapToObj(number -> "PO-%1$d of Supplier %1$d".formatted(number))
                        .toList());
    }

    private void loadLines(String kind, IntFunction<String> value) throws IOException {
        var lines = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> "{\"kind\":\"%s\",\"value\":%s}".formatted(kind, value.apply(number)))
                .collect(Collectors.joining("\n"));
        simulator.load(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
