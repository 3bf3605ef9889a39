package dev.cloudcart.linnworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.core.trade.Reading.Read;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.linnworks.orders.SaleReader;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.linnworks.wire.Slice;

/// Reads whole shops and compares the sums with those that were added up from the shops' own books.
class ShopDataTest {

    private static final Path DATA = Path.of("../../shared/data");
    private static final String START = "{\"kind\":\"order\",\"value\":";

    @BeforeEach
    void needsTheShops() {
        assumeTrue(Files.exists(DATA.resolve("TRUTH.json")), "needs " + DATA + " for whole shops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-small.ndjson.gz", "shop-orders.ndjson.gz"})
    void readsEveryOrderAndEveryPennyOfAShop(String file) throws IOException {
        var sums = new TreeMap<String, Money>();
        var counts = new TreeMap<String, Integer>();
        for (var sale : eligible(DATA.resolve(file))) {
            var key = sale.channel().source() + "/" + sale.channel().subSource() + "/" + sale.currency();
            sums.merge(key, sale.gross(), Money::plus);
            counts.merge(key, 1, Integer::sum);
        }

        var read = new ArrayList<String>();
        sums.forEach((key, sum) -> read.add(key + " " + counts.get(key) + " " + sum.getAmount()));
        assertThat(read).containsExactlyInAnyOrderElementsOf(truth(file));
    }

    private static List<Sale> eligible(Path file) throws IOException {
        var sales = new ArrayList<Sale>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(START)) {
                    sales.add(read(line.substring(START.length(), line.length() - 1)));
                }
            }
        }
        return sales.stream()
                .filter(sale -> sale.processedAt() != null && sale.standing().isRevenue())
                .toList();
    }

    private static Sale read(String json) {
        var reading = SaleReader.read(FiledOrder.file(null, Slice.of(json.getBytes(StandardCharsets.UTF_8)), ""));
        assertThat(reading).isInstanceOf(Read.class);
        return (Sale) ((Read) reading).event();
    }

    private static List<String> truth(String file) throws IOException {
        var groups = Json.tree(Files.readAllBytes(DATA.resolve("TRUTH.json")))
                .path("files")
                .path(file)
                .path("eligibleProcessed")
                .path("bySubSourceAndCurrency");
        return groups.valueStream().map(ShopDataTest::line).toList();
    }

    private static String line(JsonNode group) {
        return "%s/%s/%s %s %s"
                .formatted(
                        group.path("source").asString(),
                        group.path("subSource").asString(),
                        group.path("currency").asString(),
                        group.path("count").asString(),
                        group.path("total").asString());
    }
}
