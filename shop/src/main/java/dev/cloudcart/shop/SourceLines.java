package dev.cloudcart.shop;

import java.io.OutputStream;
import java.util.function.Consumer;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes source-file lines, one JSON object `{"kind": …, "value": …}` each, without keeping any. Leaves the stream
/// open.
final class SourceLines implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();

    private final JsonGenerator json;
    private final Fields fields;

    SourceLines(OutputStream out) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
        this.fields = new Fields(json);
    }

    void line(String kind, Consumer<Fields> value) {
        json.writeStartObject();
        fields.text("kind", kind).object("value", () -> value.accept(fields));
        json.writeEndObject();
    }

    /// Ends the last line.
    @Override
    public void close() {
        json.writeRaw('\n');
        json.close();
    }
}
