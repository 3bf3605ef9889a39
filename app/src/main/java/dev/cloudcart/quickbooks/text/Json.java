package dev.cloudcart.quickbooks.text;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as QuickBooks speaks it: decimals stay decimals and are written plainly.
public final class Json {

    /// The longest text that QuickBooks keeps is 4,000 letters.
    private static final int TEXT_MAX = 4_000;
    private static final int TEXT_READ_MAX = 1_000_000;

    /// What is looked at as a whole is kept as a whole, so it has to be small.
    private static final int TOKENS_MAX = 1_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(limits().build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(limits().maxTokenCount(TOKENS_MAX).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int USUAL_SIZE = 16 * 1024;

    private Json() {}

    public static JsonParser parser(byte[] body) {
        return FACTORY.createParser(ObjectReadContext.empty(), body);
    }

    private static StreamReadConstraints.Builder limits() {
        return StreamReadConstraints.builder().maxStringLength(TEXT_READ_MAX);
    }

    /// The plain value that stands here, as a database can keep it; empty for none. What is no plain value is
    /// passed over.
    public static String text(JsonParser json) {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return "";
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? "" : storable(json.getString());
    }

    /// No database keeps letters of number 0 and halves of letters.
    public static String storable(String text) {
        var kept = Letters.cut(text, TEXT_MAX);
        return kept.codePoints().allMatch(Letters::isStorable)
                ? kept
                : kept.codePoints()
                        .map(letter -> Letters.isStorable(letter) ? letter : ' ')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// @throws JacksonException for what is no JSON, or too much of it
    public static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (NumberFormatException beyond) {
            // Jackson lets it out of numbers with more than ten digits behind their e.
            throw new StreamReadException(null, "A number is beyond all numbers", beyond);
        }
    }

    public static byte[] written(Consumer<JsonGenerator> content) {
        var out = new ByteArrayOutputStream(USUAL_SIZE);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }
}
