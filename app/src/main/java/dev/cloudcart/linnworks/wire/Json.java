package dev.cloudcart.linnworks.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes JSON; numbers are decimals, never doubles.
public final class Json {

    /// Far more than an order of a thousand lines has, and no more than there is memory for when all of it is kept.
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxTokenCount(1_000_000)
            .maxStringLength(100_000)
            .build();

    public static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectReader FILED = MAPPER.readerFor(FiledOrder.class);
    private static final ObjectReader ORDER = MAPPER.readerFor(OrderJson.class);
    private static final ObjectReader ROW = MAPPER.readerFor(RowJson.class);
    private static final ObjectReader FILED_PURCHASE = MAPPER.readerFor(FiledPurchase.class);
    private static final ObjectReader PURCHASE_HEADER = MAPPER.readerFor(PurchaseJson.Header.class);
    private static final ObjectReader SUPPLIER = MAPPER.readerFor(SupplierJson.class);

    private Json() {}

    public static FiledOrder filed(byte[] raw) {
        return read(() -> FILED.readValue(raw));
    }

    public static OrderJson order(Slice order) {
        return read(() -> ORDER.readValue(order.bytes(), order.from(), order.length()));
    }

    public static RowJson row(Slice row) {
        return read(() -> ROW.readValue(row.bytes(), row.from(), row.length()));
    }

    public static FiledPurchase filedPurchase(byte[] raw) {
        return read(() -> FILED_PURCHASE.readValue(raw));
    }

    public static PurchaseJson.Header purchaseHeader(Slice header) {
        return read(() -> PURCHASE_HEADER.readValue(header.bytes(), header.from(), header.length()));
    }

    public static SupplierJson supplier(Slice supplier) {
        return read(() -> SUPPLIER.readValue(supplier.bytes(), supplier.from(), supplier.length()));
    }

    public static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (NumberFormatException beyond) {
            // Jackson lets it out of numbers with more than ten digits behind their e.
            throw new StreamReadException(null, "A number is beyond all numbers", beyond);
        }
    }

    public static byte[] bytes(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }

    public static JsonNode tree(byte[] json) {
        return read(() -> MAPPER.readTree(json));
    }

    /// The text of one member of an object, found without reading the rest; empty when absent.
    ///
    /// @param path the names of the objects it is in, and its own
    public static String member(Slice object, String... path) {
        return find(object, Json::text, path).orElse("");
    }

    /// The same of a member that is a number.
    public static Optional<BigDecimal> number(Slice object, String... path) {
        return find(object, parser -> parser.currentToken().isNumeric() ? parser.getDecimalValue() : null, path);
    }

    /// One member of an object, letter by letter, that is an object itself; empty when absent.
    public static Optional<Slice> part(Slice object, String... path) {
        return find(
                object,
                parser -> {
                    var from = parser.currentTokenLocation().getByteOffset();
                    var isObject = parser.currentToken() == JsonToken.START_OBJECT && from >= 0;
                    parser.skipChildren();
                    var to = parser.currentLocation().getByteOffset();
                    return isObject
                            ? new Slice(
                                    object.bytes(),
                                    Math.toIntExact(object.from() + from),
                                    Math.toIntExact(object.from() + to))
                            : null;
                },
                path);
    }

    /// The objects of a member that is an array, letter by letter.
    ///
    /// @throws IllegalArgumentException when there is no such array
    public static List<Slice> list(Slice object, String... path) {
        return find(
                        object,
                        parser -> {
                            var from = parser.currentTokenLocation().getByteOffset();
                            var isArray = parser.currentToken() == JsonToken.START_ARRAY && from >= 0;
                            return isArray ? object.from() + Math.toIntExact(from) : null;
                        },
                        path)
                .map(from -> Slice.ofArray(object.bytes(), from))
                .orElseThrow(() -> new IllegalArgumentException("There is no such array"));
    }

    /// Whether this is one whole object.
    public static boolean isObject(Slice slice) {
        try (var parser = MAPPER.createParser(slice.bytes(), slice.from(), slice.length())) {
            var isObject = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return isObject && parser.nextToken() == null;
        } catch (JacksonException malformed) {
            return false;
        }
    }

    private static @Nullable String text(JsonParser parser) {
        var token = parser.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getString() : null;
    }

    private static <T> Optional<T> find(Slice object, Function<JsonParser, @Nullable T> value, String... path) {
        try (var parser = MAPPER.createParser(object.bytes(), object.from(), object.length())) {
            parser.nextToken();
            for (int depth = 0; find(parser, path[depth]); depth++) {
                if (depth == path.length - 1) {
                    return Optional.ofNullable(value.apply(parser));
                }
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        } catch (JacksonException | NumberFormatException malformed) {
            return Optional.empty();
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
