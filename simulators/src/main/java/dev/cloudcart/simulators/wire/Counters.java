package dev.cloudcart.simulators.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls per endpoint, and those refused for a limit.
final class Counters {

    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> rejected = new ConcurrentHashMap<>();

    void called(String endpoint) {
        calls.computeIfAbsent(endpoint, _ -> new LongAdder()).increment();
    }

    void rejected(String endpoint) {
        rejected.computeIfAbsent(endpoint, _ -> new LongAdder()).increment();
    }

    Map<String, LongAdder> calls() {
        return calls;
    }

    Map<String, LongAdder> rejected() {
        return rejected;
    }

    ObjectNode saved() {
        var saved = Json.object();
        saved.set("calls", sums(calls));
        saved.set("rejected", sums(rejected));
        return saved;
    }

    void restore(JsonNode saved) {
        clear();
        add(saved.path("calls"), calls);
        add(saved.path("rejected"), rejected);
    }

    private static ObjectNode sums(Map<String, LongAdder> counts) {
        var sums = Json.object();
        new TreeMap<>(counts).forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    private static void add(JsonNode sums, Map<String, LongAdder> counts) {
        sums.properties()
                .forEach(sum -> counts.computeIfAbsent(sum.getKey(), _ -> new LongAdder())
                        .add(sum.getValue().asLong()));
    }

    void clear() {
        calls.clear();
        rejected.clear();
    }
}
