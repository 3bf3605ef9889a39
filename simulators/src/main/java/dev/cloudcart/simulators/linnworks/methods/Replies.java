package dev.cloudcart.simulators.linnworks.methods;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Page;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Json;

/// The answers of Linnworks, good and bad.
public final class Replies {
    private Replies() {}

    public static Answer ok(JsonNode body) {
        return Answer.json(200, body);
    }

    public static Answer ok(List<? extends JsonNode> elements) {
        return ok(array(elements));
    }

    /// A method that returns nothing.
    static Answer done() {
        return Answer.empty(204);
    }

    static Answer none() {
        return Answer.json(200, "null".getBytes(UTF_8));
    }

    /// Records joined into an array as they are, byte for byte.
    static Answer joined(List<byte[]> records) {
        return Answer.json(200, join("[", records, "]"));
    }

    static byte[] join(String before, List<byte[]> records, String after) {
        int size = records.stream().mapToInt(record -> record.length + 1).sum();
        var out = new ByteArrayOutputStream(size + before.length() + after.length());
        out.writeBytes(before.getBytes(UTF_8));
        for (int i = 0; i < records.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(records.get(i));
        }
        out.writeBytes(after.getBytes(UTF_8));
        return out.toByteArray();
    }

    /// The head of a `GenericPagedResult`, up to and with the opening of its `Data`.
    static String pageHead(Page<?> page) {
        return "{\"PageNumber\":%d,\"EntriesPerPage\":%d,\"TotalEntries\":%d,\"TotalPages\":%d,\"Data\":["
                .formatted(page.number(), page.size(), page.total(), page.pages());
    }

    static ObjectNode paged(Page<? extends JsonNode> page) {
        var node = Json.object()
                .put("PageNumber", page.number())
                .put("EntriesPerPage", page.size())
                .put("TotalEntries", page.total())
                .put("TotalPages", page.pages());
        node.set("Data", array(page.entries()));
        return node;
    }

    static ArrayNode array(List<? extends JsonNode> elements) {
        var array = Json.MAPPER.createArrayNode();
        array.addAll(elements);
        return array;
    }

    static ArrayNode ids(List<UUID> ids) {
        var array = Json.MAPPER.createArrayNode();
        ids.forEach(id -> array.add(id.toString()));
        return array;
    }

    /// Linnworks answers 400 to wrong input, to its own bugs and to "nothing found" alike; only the message tells
    /// them apart.
    public static Answer refused(String message) {
        return refused(400, message);
    }

    public static Answer refused(int status, String message) {
        return Answer.json(status, refusal(message));
    }

    /// The user or the application lacks the permission that the method's description names.
    public static Answer forbidden(String method) {
        return refused(403, "You do not have permission to call %s.".formatted(method));
    }

    public static ObjectNode refusal(String message) {
        return Json.object().putNull("Code").put("Message", message);
    }

    /// A bare JSON string, not the usual object (recorded live).
    public static Answer quotaExceeded(int perMinute) {
        var text = "API calls quota exceeded! Maximum admitted %d per Minute.".formatted(perMinute);
        return Answer.json(429, Json.MAPPER.getNodeFactory().stringNode(text));
    }

    public static Answer notAllowed(String httpMethod) {
        return Answer.json(
                405,
                Json.object()
                        .put(
                                "Message",
                                "The requested resource does not support http method '%s'.".formatted(httpMethod)));
    }

    /// The same for a method that does not exist and for one asked of the wrong cluster (observed live).
    public static Answer noSuchMethod(String path) {
        return Answer.json(
                404,
                Json.object()
                        .put(
                                "Message",
                                "No HTTP resource was found that matches the request URI '%s'.".formatted(path)));
    }
}
