package dev.cloudcart.simulators.quickbooks.entities;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Entries by the value of one property, in any case.
final class Index {

    private final Map<String, List<Entry>> entries = new HashMap<>();

    List<Entry> find(String value) {
        return entries.getOrDefault(key(value), List.of());
    }

    void add(String value, Entry entry) {
        entries.merge(
                key(value),
                List.of(entry),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }

    void remove(String value, Entry entry) {
        entries.computeIfPresent(key(value), (_, some) -> {
            var rest = some.stream().filter(other -> other != entry).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
