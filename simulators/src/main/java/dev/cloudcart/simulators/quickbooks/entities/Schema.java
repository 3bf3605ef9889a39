package dev.cloudcart.simulators.quickbooks.entities;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which properties an entity may carry, how long their text may be, and what kind of value they hold.
public final class Schema {

    private record Property(int lengthMax, String type) {}

    private static final String FOLDER = "/dev/cloudcart/simulators/quickbooks/";
    private static final Set<String> SCALARS = Set.of("text", "decimal", "integer", "boolean", "date", "dateTime");
    private static final Map<String, Map<String, Property>> TYPES = read();

    private Schema() {}

    /// Throws the refusal for the first property that is unknown, too long or of the wrong kind.
    public static void check(String type, ObjectNode node) {
        var properties = type(type);
        for (var entry : node.properties()) {
            var property = properties.get(entry.getKey());
            if (property == null) {
                throw Refusal.unsupportedProperty(entry.getKey());
            }
            check(entry.getKey(), property, entry.getValue());
        }
    }

    public static boolean knows(String type, String property) {
        return type(type).containsKey(property);
    }

    /// decimal, integer, boolean, date, dateTime, text, or the name of another type; empty when there is no such
    /// property.
    public static Optional<String> kindOf(String type, String property) {
        return Optional.ofNullable(type(type).get(property)).map(Property::type);
    }

    private static Map<String, Property> type(String name) {
        var properties = TYPES.get(name);
        if (properties == null) {
            throw new IllegalArgumentException("No type " + name + " in properties.txt");
        }
        return properties;
    }

    private static void check(String name, Property property, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(element -> check(name, property, element));
        } else if (!SCALARS.contains(property.type)) {
            if (!(value instanceof ObjectNode object)) {
                throw Refusal.unsupportedProperty(name);
            }
            check(property.type, object);
        } else {
            checkScalar(name, property, value);
        }
    }

    private static void checkScalar(String name, Property property, JsonNode value) {
        if (value.isObject()) {
            throw Refusal.unsupportedProperty(name);
        }
        switch (property.type) {
            case "decimal", "integer" -> checkNumber(name, value);
            case "date" -> checkDate(name, value.asString());
            case "boolean" -> checkBoolean(name, value);
            default -> checkLength(name, property.lengthMax, value);
        }
    }

    private static void checkLength(String name, int lengthMax, JsonNode value) {
        if (value.isString() && value.stringValue().length() > lengthMax) {
            throw Refusal.length(name, 0, lengthMax, value.stringValue().length());
        }
    }

    private static void checkBoolean(String name, JsonNode value) {
        if (!value.isBoolean()
                && !value.asString("").equals("true")
                && !value.asString("").equals("false")) {
            throw Refusal.unsupportedProperty(name);
        }
    }

    private static void checkNumber(String name, JsonNode value) {
        if (!value.isNumber()) {
            try {
                new BigDecimal(value.asString());
            } catch (NumberFormatException _) {
                throw Refusal.invalidNumber(name, value.asString());
            }
        }
    }

    private static void checkDate(String name, String value) {
        try {
            LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
        } catch (DateTimeParseException _) {
            throw Refusal.invalidDate(name, value);
        }
    }

    private static Map<String, Map<String, Property>> read() {
        var types = new HashMap<String, Map<String, Property>>();
        var bases = new HashMap<String, String>();
        Map<String, Property> current = new HashMap<>();
        for (var line : resource("properties.txt").lines().toList()) {
            if (line.startsWith("  ")) {
                for (var token : line.strip().split(" ", -1)) {
                    add(token, current);
                }
            } else if (!line.startsWith("#")) {
                var words = line.split(" < ", -1);
                current = new HashMap<>();
                types.put(words[0], current);
                if (words.length > 1) {
                    bases.put(words[0], words[1]);
                }
            }
        }
        types.keySet().forEach(type -> inherit(type, types, bases));
        return types;
    }

    private static void add(String token, Map<String, Property> properties) {
        var parts = token.split(":", -1);
        int bracket = parts[0].indexOf('(');
        var name = bracket < 0 ? parts[0] : parts[0].substring(0, bracket);
        int lengthMax = bracket < 0
                ? Integer.MAX_VALUE
                : Integer.parseInt(parts[0].substring(bracket + 1, parts[0].length() - 1));
        properties.put(name, new Property(lengthMax, parts.length > 1 ? parts[1] : "text"));
    }

    private static void inherit(String type, Map<String, Map<String, Property>> types, Map<String, String> bases) {
        var own = types.getOrDefault(type, Map.of());
        for (var base = bases.get(type); base != null; base = bases.get(base)) {
            types.getOrDefault(base, Map.of()).forEach(own::putIfAbsent);
        }
    }

    public static String resource(String name) {
        try (var in = Schema.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
