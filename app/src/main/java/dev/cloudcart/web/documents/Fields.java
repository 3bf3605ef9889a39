package dev.cloudcart.web.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A record of the shop as its fields.
record Fields(Map<String, String> byPath) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 2_000;

    /// @param before empty of what is new
    /// @param after empty of what is gone
    record Changed(String path, String before, String after) {}

    static Fields of(byte[] raw) {
        var fields = new LinkedHashMap<String, String>();
        try {
            add(fields, "", JSON.readTree(raw));
        } catch (JacksonException _) {
            fields.put("the whole", new String(raw, UTF_8));
        }
        return new Fields(fields);
    }

    private static void add(Map<String, String> fields, String path, JsonNode node) {
        if (fields.size() >= MOST) {
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> add(
                            fields, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(fields, "%s[%d]".formatted(path, i + 1), node.get(i));
            }
        } else if (!node.isNull() && !node.asString("").isEmpty()) {
            fields.put(path, node.asString(""));
        }
    }

    List<Changed> since(Fields before) {
        var changes = new ArrayList<Changed>();
        byPath.forEach((path, value) -> {
            var was = before.byPath.getOrDefault(path, "");
            if (!was.equals(value)) {
                changes.add(new Changed(path, was, value));
            }
        });
        before.byPath.forEach((path, was) -> {
            if (!byPath.containsKey(path)) {
                changes.add(new Changed(path, was, ""));
            }
        });
        return changes;
    }

    static String pretty(byte[] raw) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(raw));
        } catch (JacksonException _) {
            return new String(raw, UTF_8);
        }
    }
}
