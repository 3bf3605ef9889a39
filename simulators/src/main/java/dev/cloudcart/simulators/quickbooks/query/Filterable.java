package dev.cloudcart.simulators.quickbooks.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;

/// Which properties of which entity a statement may name.
final class Filterable {

    private static final Set<String> EVERYWHERE = Set.of("Id", "MetaData.CreateTime", "MetaData.LastUpdatedTime");
    private static final Map<String, Set<String>> PROPERTIES = read();

    private Filterable() {}

    /// Refuses what the entity does not have or does not filter by.
    static void check(String entity, String property) {
        var top = property.contains(".") ? property.substring(0, property.indexOf('.')) : property;
        if (!Schema.knows(entity, top)) {
            throw Refusal.queryInvalid("Property " + property + " not found for Entity " + entity);
        }
        if (!EVERYWHERE.contains(property)
                && !PROPERTIES.getOrDefault(entity, Set.of()).contains(property)) {
            throw Refusal.queryInvalid("property '" + property + "' is not queryable");
        }
    }

    private static Map<String, Set<String>> read() {
        var properties = new HashMap<String, Set<String>>();
        for (var line : Schema.resource("filterable.txt")
                .lines()
                .filter(text -> !text.startsWith("#"))
                .toList()) {
            var words = line.split(" ", -1);
            properties.put(words[0], new HashSet<>(Arrays.asList(words)));
        }
        return properties;
    }
}
