package dev.cloudcart.simulators.wire;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// What can be seen and turned on a running simulator, whatever it stands in for.
public final class Controls {
    private final Service service;
    private final WireOptions options;
    private final Counters counters;

    Controls(Service service, WireOptions options, Counters counters) {
        this.service = service;
        this.options = options;
        this.counters = counters;
    }

    /// Calls so far, by endpoint.
    public Map<String, Long> calls() {
        return sums(counters.calls());
    }

    /// Of those, how many were refused for a limit.
    public Map<String, Long> rejected() {
        return sums(counters.rejected());
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        var sums = new TreeMap<String, Long>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    public Faults faults() {
        return options.faults();
    }

    public SimulatedClock clock() {
        return options.clock();
    }

    public Optional<RateLimits> limits() {
        return service.rateLimits();
    }

    public Map<String, Long> objects() {
        return new TreeMap<>(service.objects());
    }

    public long metered() {
        return service.metered();
    }

    /// Back to the state after the start.
    public void reset() {
        service.reset();
        counters.clear();
        options.faults().restart();
    }
}
