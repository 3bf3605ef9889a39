package dev.cloudcart.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The values of a table, each name once, in small letters.
///
/// @param byKey in the order in which they were written
/// @param problems names that stand twice
record Entries(Map<String, Entry> byKey, List<Problem> problems) {

    /// @param place of the name
    record Entry(Place place, Tree value) {}

    static Entries of(Tree.Table table) {
        var byKey = new LinkedHashMap<String, Entry>();
        var problems = new ArrayList<Problem>();
        for (var named : table.values()) {
            var word = named.name().toLowerCase(Locale.ROOT);
            var earlier = byKey.putIfAbsent(word, new Entry(named.place(), named.value()));
            if (earlier != null) {
                problems.add(new Problem(
                        named.place(),
                        "\"%s\" stands here a second time, first in %s".formatted(word, earlier.place())));
            }
        }
        return new Entries(byKey, problems);
    }
}
