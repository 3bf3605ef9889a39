package dev.cloudcart.simulators.quickbooks.entities;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import tools.jackson.databind.JsonNode;

/// Which characters a request may hold: UTF-8 everywhere, and in the United States only what ISO-8859-1 has
/// (Intuit, error 2040 and 500).
public final class Characters {

    private static final int LATIN_MAX = 0xFF;

    private Characters() {}

    /// Refuses bytes that are not UTF-8, in the words of the documentation.
    public static void refuseOtherThanUtf8(byte[] body) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException _) {
            throw new Refusal(
                    "500",
                    "Unsupported Operation",
                    "Operation com.sun.org.apache.xerces.internal.impl.io.MalformedByteSequenceException: Invalid byte 1 of 1-byte UTF-8 sequence is not supported.",
                    "");
        }
    }

    public static void refuseBeyondLatin(JsonNode node) {
        for (var property : node.properties()) {
            refuse(property.getKey(), property.getValue());
        }
    }

    private static void refuse(String name, JsonNode value) {
        if (value.isString() && value.stringValue().chars().anyMatch(character -> character > LATIN_MAX)) {
            throw Refusal.invalidCharacters(name);
        }
        if (value.isObject()) {
            refuseBeyondLatin(value);
        }
        if (value.isArray()) {
            value.forEach(element -> refuse(name, element));
        }
    }
}
