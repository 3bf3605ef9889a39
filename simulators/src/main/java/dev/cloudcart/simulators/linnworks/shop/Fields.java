package dev.cloudcart.simulators.linnworks.shop;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Reads the fields of a record leniently: what is absent, null or of another type reads as nothing.
public final class Fields {
    /// Linnworks' Default location and Default supplier, and its way to say "none" elsewhere.
    public static final UUID ZERO = new UUID(0, 0);

    /// Written with a decimal, as Linnworks writes every amount.
    public static final BigDecimal NOTHING = new BigDecimal("0.0");

    private Fields() {}

    public static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    public static boolean flag(JsonNode node, String field) {
        var value = node.path(field);
        return value.isBoolean() && value.booleanValue();
    }

    public static int whole(JsonNode node, String field) {
        return decimal(node, field).intValue();
    }

    public static BigDecimal decimal(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    }

    /// The zero identifier where there is none.
    public static UUID id(JsonNode node, String field) {
        var text = text(node, field);
        return text.isEmpty() ? ZERO : UUID.fromString(text);
    }

    public static Stream<ObjectNode> objects(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast);
    }

    public static ArrayNode array(Stream<? extends JsonNode> elements) {
        var array = Json.MAPPER.createArrayNode();
        elements.forEach(array::add);
        return array;
    }
}
