package dev.cloudcart.quickbooks;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as QuickBooks speaks it: decimals stay decimals and are written plainly.
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int USUAL_SIZE = 16 * 1024;

    private Json() {}

    static JsonParser parser(byte[] body) {
        return FACTORY.createParser(ObjectReadContext.empty(), body);
    }

    static JsonNode tree(byte[] body) {
        return MAPPER.readTree(body);
    }

    static byte[] written(Consumer<JsonGenerator> content) {
        var out = new ByteArrayOutputStream(USUAL_SIZE);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }
}
