package dev.cloudcart.simulators.quickbooks.entities;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

import dev.cloudcart.simulators.wire.Json;

/// JSON put together from parts that are JSON already.
public final class Fragments {

    private final ByteArrayOutputStream out;

    public Fragments(int expectedLength) {
        out = new ByteArrayOutputStream(expectedLength);
    }

    public Fragments raw(String json) {
        out.writeBytes(json.getBytes(UTF_8));
        return this;
    }

    public Fragments raw(byte[] json) {
        out.writeBytes(json);
        return this;
    }

    public Fragments quoted(String text) {
        out.writeBytes(Json.MAPPER.writeValueAsBytes(text));
        return this;
    }

    public Fragments array(List<byte[]> elements) {
        out.write('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(elements.get(i));
        }
        out.write(']');
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
