package dev.cloudcart.api.description;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.api.call.Says;

/// JSON Schemas of the records that questions and answers are made of. What may be null is left out of answers, and
/// may be left out of questions.
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TreeMap<String, ObjectNode> named = new TreeMap<>();

    /// All that were spoken of, by name.
    ObjectNode all() {
        var all = JSON.objectNode();
        named.forEach(all::set);
        return all;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType several) {
            var last = several.getActualTypeArguments()[several.getActualTypeArguments().length - 1];
            return Map.class.isAssignableFrom((Class<?>) several.getRawType())
                    ? typed("object").set("additionalProperties", of(last))
                    : typed("array").set("items", of(last));
        }
        return type instanceof Class<?> one && one.isRecord() ? reference(one) : plain(type);
    }

    /// Amounts are texts: no program is to read them as binary fractions.
    private static ObjectNode plain(Type type) {
        if (type == String.class) {
            return typed("string");
        }
        if (type == BigDecimal.class) {
            return typed("string").put("format", "decimal");
        }
        if (type == Instant.class) {
            return typed("string").put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return typed("string").put("format", "date");
        }
        if (type == UUID.class) {
            return typed("string").put("format", "uuid");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == long.class || type == Long.class) {
            return typed("integer").put("format", "int64");
        }
        if (type == JsonNode.class || type == Object.class) {
            return JSON.objectNode();
        }
        throw new IllegalStateException("No schema is known for " + type);
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private ObjectNode reference(Class<?> type) {
        var name = name(type);
        if (!named.containsKey(name)) {
            named.put(name, JSON.objectNode());
            named.put(name, described(type));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /// With the name of what it is in, for many are called `View`.
    private static String name(Class<?> type) {
        var around = type.getEnclosingClass();
        return (around == null ? "" : around.getSimpleName().replace("Controller", ""))
                + type.getSimpleName().replaceAll("View$", "");
    }

    private ObjectNode described(Class<?> type) {
        var properties = JSON.objectNode();
        var required = JSON.arrayNode();
        for (var part : type.getRecordComponents()) {
            properties.set(part.getName(), described(part));
            if (!isNullable(part.getAnnotatedType())) {
                required.add(part.getName());
            }
        }
        var schema = typed("object");
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode described(RecordComponent part) {
        boolean isRaw = part.getAccessor().isAnnotationPresent(JsonRawValue.class);
        var schema = isRaw ? typed("object") : of(part.getGenericType());
        var says = part.getAnnotation(Says.class);
        return says == null ? schema : schema.put("description", says.value());
    }

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
