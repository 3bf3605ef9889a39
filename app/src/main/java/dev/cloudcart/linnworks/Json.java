package dev.cloudcart.linnworks;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes JSON; numbers are decimals, never doubles.
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectReader FILED = MAPPER.readerFor(FiledOrder.class);
    private static final ObjectReader ORDER = MAPPER.readerFor(OrderJson.class);
    private static final ObjectReader ROW = MAPPER.readerFor(RowJson.class);

    private Json() {}

    static FiledOrder filed(byte[] raw) {
        return FILED.readValue(raw);
    }

    static OrderJson order(Slice order) {
        return ORDER.readValue(order.bytes(), order.from(), order.length());
    }

    static RowJson row(Slice row) {
        return ROW.readValue(row.bytes(), row.from(), row.length());
    }

    static byte[] bytes(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }

    static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    /// The text of one member of an object, found without reading the rest; empty when absent.
    ///
    /// @param path the names of the objects it is in, and its own
    static String member(Slice object, String... path) {
        try (var parser = MAPPER.createParser(object.bytes(), object.from(), object.length())) {
            parser.nextToken();
            for (int depth = 0; find(parser, path[depth]); depth++) {
                if (depth == path.length - 1) {
                    return parser.currentToken().isScalarValue() ? parser.getString() : "";
                }
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    return "";
                }
            }
            return "";
        } catch (JacksonException malformed) {
            return "";
        }
    }

    /// @param parser stands at an object's start; at the member's value when it was found
    private static boolean find(JsonParser parser, String name) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
