package dev.cloudcart.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The entries of a YAML mapping, each key once, in lower case.
///
/// @param byKey in the order of the file
/// @param problems keys that stand twice, or that are no words
record Entries(Map<String, Entry> byKey, List<Problem> problems) {

    /// @param line where the key stands
    record Entry(int line, Node value) {}

    static Entries of(MappingNode mapping) {
        var byKey = new LinkedHashMap<String, Entry>();
        var problems = new ArrayList<Problem>();
        for (var tuple : mapping.getValue()) {
            var line = Lines.of(tuple.getKeyNode());
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                var word = key.getValue().strip().toLowerCase(Locale.ROOT);
                var earlier = byKey.putIfAbsent(word, new Entry(line, tuple.getValueNode()));
                if (earlier != null) {
                    problems.add(new Problem(line,
                            "\"%s\" stands here a second time, first in line %d".formatted(word, earlier.line())));
                }
            } else {
                problems.add(new Problem(line, "a list or a table stands where a name is expected"));
            }
        }
        return new Entries(byKey, problems);
    }

    /// Whether nothing stands behind a key.
    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
    }
}
