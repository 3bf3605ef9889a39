package dev.cloudcart.simulators.quickbooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// The contents of uploaded files, in memory. When there are too many bytes the oldest files go.
final class Attachments {

    private final long bytesMax;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private long bytes;

    Attachments(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    synchronized void put(String id, byte[] content) {
        contents.put(id, content);
        bytes += content.length;
        var oldest = contents.values().iterator();
        while (bytes > bytesMax && contents.size() > 1) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    /// Each file as it is kept, oldest first; [#restore] takes it back.
    synchronized List<ObjectNode> saved() {
        return contents.entrySet().stream()
                .map(file -> Json.object().put("id", file.getKey()).put("content", file.getValue()))
                .toList();
    }

    void restore(JsonNode file) {
        put(file.path("id").asString(), file.path("content").binaryValue());
    }

    synchronized Optional<byte[]> find(String id) {
        return Optional.ofNullable(contents.get(id));
    }
}
