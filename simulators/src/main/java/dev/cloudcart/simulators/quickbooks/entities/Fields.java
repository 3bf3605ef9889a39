package dev.cloudcart.simulators.quickbooks.entities;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Reading and writing the properties of an entity.
public final class Fields {

    private Fields() {}

    public static Optional<String> text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asString()) : Optional.empty();
    }

    /// The id inside a reference.
    public static Optional<String> ref(JsonNode node, String name) {
        return text(node.path(name), "value");
    }

    /// QuickBooks takes numbers as JSON numbers and as text.
    public static Optional<BigDecimal> decimal(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        return value.isString() && !value.asString().isBlank()
                ? Optional.of(new BigDecimal(value.asString()))
                : Optional.empty();
    }

    public static BigDecimal decimalOrZero(JsonNode node, String name) {
        return decimal(node, name).orElse(BigDecimal.ZERO);
    }

    public static Optional<LocalDate> date(JsonNode node, String name) {
        return text(node, name).map(text -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
    }

    public static boolean flag(JsonNode node, String name, boolean otherwise) {
        return node.path(name).asBoolean(otherwise);
    }

    public static boolean given(JsonNode node, String name) {
        return node.hasNonNull(name);
    }

    public static List<ObjectNode> objects(JsonNode node, String name) {
        var objects = new ArrayList<ObjectNode>();
        for (var element : node.path(name)) {
            if (element instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return objects;
    }

    public static ObjectNode reference(String value, String name) {
        return Json.object().put("value", value).put("name", name);
    }

    /// Names the reference, as QuickBooks does in its answers.
    public static void name(JsonNode node, String property, String name) {
        if (node.path(property) instanceof ObjectNode reference) {
            reference.put("name", name);
        }
    }

    public static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
