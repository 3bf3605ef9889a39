package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.wire.Json;

/// A shop of real orders, where its source file lies beside the project.
class RecordedShopTest {
    private static final Path SHOP = Path.of("../../shared/data/shop-small.ndjson.gz");
    private static final List<String> LOCATIONS = List.of(
            "00000000-0000-0000-0000-000000000000",
            "38e29b3a-5141-5d1f-b2fa-0c647cd67b27",
            "2a0e89d2-b2aa-5817-81b1-88be13a3637b");

    private final Client client = Client.usual();

    @BeforeEach
    void load() throws Exception {
        Assumptions.assumeTrue(Files.exists(SHOP), "There is no " + SHOP);
        var taken = client.simulator.load(SHOP);
        assertThat(taken)
                .containsEntry("order", 300L)
                .containsEntry("refundHeader", 41L)
                .containsEntry("purchaseOrder", 40L);
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void answersEveryOrderAsItIsRecorded() throws Exception {
        var recorded = recordedOrders();
        var ids = recorded.stream()
                .map(order -> "\"" + Json.MAPPER.readTree(order).path("OrderId").asString() + "\"");

        var answered =
                client.post("Orders/GetOrdersById", ids.collect(Collectors.joining(",", "{\"pkOrderIds\":[", "]}")));

        assertThat(answered.body()).isEqualTo("[" + String.join(",", recorded) + "]");
    }

    @Test
    void findsEveryOrderOpenOrProcessedAndNoneTwice() {
        var open = LOCATIONS.stream()
                .flatMap(location ->
                        texts(client.post("Orders/GetAllOpenOrders", "{\"fulfilmentCenter\":\"" + location + "\"}")
                                .json()));
        var processed = client.post(
                        "ProcessedOrders/SearchProcessedOrders",
                        "{\"request\":{\"DateField\":\"processed\",\"ResultsPerPage\":500,\"PageNumber\":1}}")
                .json();
        var processedIds = StreamSupport.stream(
                        processed.at("/ProcessedOrders/Data").spliterator(), false)
                .map(row -> row.path("pkOrderID").asString());

        assertThat(Stream.concat(open, processedIds).toList()).hasSize(300).doesNotHaveDuplicates();
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString);
    }

    private static List<String> recordedOrders() throws Exception {
        var before = "{\"kind\":\"order\",\"value\":";
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(SHOP)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(before))
                    .map(line -> line.substring(before.length(), line.length() - 1))
                    .toList();
        }
    }
}
