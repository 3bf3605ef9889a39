package dev.cloudcart.simulators.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

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

    void clear() {
        calls.clear();
        rejected.clear();
    }
}
