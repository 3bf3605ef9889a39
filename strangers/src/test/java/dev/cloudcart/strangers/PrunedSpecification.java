package dev.cloudcart.strangers;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Linnworks' own files as one, with only some of their methods and the types these need, each as it is written
/// there.
final class PrunedSpecification {

    private static final Pattern REFERENCE = Pattern.compile("\"#/definitions/([^\"]+)\"");

    private final ObjectNode whole = JsonMapper.shared().createObjectNode();
    private final ObjectNode paths;
    private final ObjectNode definitions;

    private PrunedSpecification() {
        whole.put("swagger", "2.0").putObject("info").put("title", "Linnworks").put("version", "1.0");
        paths = whole.putObject("paths");
        definitions = whole.putObject("definitions");
    }

    /// Keeps the methods of these names, and each GET that takes no parameter.
    static String of(List<String> files, Set<String> methods) {
        var pruned = new PrunedSpecification();
        files.forEach(file -> pruned.add(JsonMapper.shared().readTree(file), methods));
        return pruned.whole.toString();
    }

    private void add(JsonNode file, Set<String> methods) {
        var left = new ArrayDeque<JsonNode>();
        file.path("paths").forEachEntry((name, path) -> {
            if (isKept(path, methods)) {
                paths.set(name, path);
                left.add(path);
            }
        });
        var needed = new HashSet<String>();
        while (!left.isEmpty()) {
            var references =
                    REFERENCE.matcher(left.remove().toString()).results().map(found -> found.group(1));
            references.filter(needed::add).map(file.path("definitions")::path).forEach(left::add);
        }
        needed.forEach(name -> define(name, file.path("definitions").path(name)));
    }

    /// Files share types; two of one name that differ would need a client for each file.
    private void define(String name, JsonNode type) {
        var before = definitions.get(name);
        if (before != null && !before.equals(type)) {
            throw new IllegalStateException("Two files define " + name + " differently.");
        }
        definitions.set(name, type);
    }

    private static boolean isKept(JsonNode path, Set<String> methods) {
        var get = path.path("get");
        return (get.isObject() && get.path("parameters").isEmpty())
                || path.valueStream()
                        .anyMatch(method ->
                                methods.contains(method.path("operationId").asString("")));
    }
}
