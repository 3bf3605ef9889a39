package dev.cloudcart.shop;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A generated shop, parsed again line by line.
record ReadShop(Truth truth, List<Line> lines) {

    record Line(String kind, JsonNode value) {}

    /// The end of a window that begins in summer time and ends in winter time.
    static final Instant UP_TO = Instant.parse("2026-11-20T17:23:45Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static ReadShop withOrders(int orders) {
        return of(ShopOptions.upTo(UP_TO).withOrders(orders));
    }

    static ReadShop of(ShopOptions options) {
        var bytes = new ByteArrayOutputStream();
        var truth = new GeneratedShop(options).write(bytes);
        var lines = new ArrayList<Line>();
        bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .forEach(line -> lines.add(new Line(line.get("kind").asString(), line.get("value"))));
        return new ReadShop(truth, lines);
    }

    List<JsonNode> all(String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .map(Line::value)
                .toList();
    }

    List<JsonNode> orders() {
        return all("order");
    }

    /// The order's lines; none where `Items` is null.
    static List<JsonNode> items(JsonNode order) {
        return elements(order.get("Items")).toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static BigDecimal sum(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.get(field).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Whether the order says otherwise than its lines: something was taken off all of it, or its tax contradicts
    /// theirs.
    static boolean contradictsLines(JsonNode order) {
        return sum(items(order), "Cost").compareTo(total(order, "Subtotal")) != 0;
    }

    static BigDecimal total(JsonNode order, String field) {
        return order.get("TotalsInfo").get(field).decimalValue();
    }

    static String general(JsonNode order, String field) {
        return order.get("GeneralInfo").get(field).asString();
    }
}
