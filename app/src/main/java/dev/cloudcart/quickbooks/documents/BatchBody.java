package dev.cloudcart.quickbooks.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.cloudcart.quickbooks.text.Json;

/// Cuts items out of the body of a batch as they are: what is sent again must not be written anew.
public final class BatchBody {

    private static final byte[] OPEN = "{\"BatchItemRequest\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "]}".getBytes(StandardCharsets.US_ASCII);

    private BatchBody() {}

    public static byte[] only(byte[] body, Set<String> ids) {
        var part = new ByteArrayOutputStream(body.length);
        part.writeBytes(OPEN);
        try (var json = Json.parser(body)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    items(json, body, ids, part);
                }
            }
        }
        part.writeBytes(CLOSE);
        return part.toByteArray();
    }

    private static void items(JsonParser json, byte[] body, Set<String> ids, ByteArrayOutputStream part) {
        boolean first = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int from = Math.toIntExact(json.currentTokenLocation().getByteOffset());
            if (ids.contains(id(json))) {
                if (!first) {
                    part.write(',');
                }
                first = false;
                int to = Math.toIntExact(json.currentLocation().getByteOffset());
                part.write(body, from, to - from);
            }
        }
    }

    /// Reads the item to its end.
    private static String id(JsonParser json) {
        var id = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("bId")) {
                id = json.getString();
            } else {
                json.skipChildren();
            }
        }
        return id;
    }
}
