package dev.cloudcart.simulators.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sliding windows: a call is let in when, for each of its limits, fewer than the allowed calls were let in during
/// the window that ends now. A refused call counts nowhere.
public final class RateLimits {

    /// So many calls in so long.
    ///
    /// @param key what is counted together, such as a realm
    public record Limit(String key, int calls, Duration window) {}

    /// One call, and as how many it counts.
    public record Charge(Limit limit, int weight) {}

    /// How many calls a limit still lets in now.
    public record Standing(Limit limit, int left) {}

    private final InstantSource clock;
    private final Map<Limit, Window> windows = new HashMap<>();
    private Limits limits;

    public RateLimits(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    public synchronized void use(Limits limits) {
        this.limits = limits;
        windows.clear();
    }

    /// Empty when the call is let in; otherwise how long until it would be.
    public Optional<Duration> refuse(List<Limit> wanted) {
        return charge(wanted.stream().map(limit -> new Charge(limit, 1)).toList());
    }

    /// The same for a call that counts as several against some limit; never as more than the limit holds.
    public synchronized Optional<Duration> charge(List<Charge> wanted) {
        if (limits == Limits.OFF) {
            return Optional.empty();
        }
        var now = clock.instant();
        var wait = wanted.stream()
                .map(charge -> window(charge.limit).wait(now, charge.weight))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        wanted.forEach(charge -> window(charge.limit).enter(now, charge.weight));
        return Optional.empty();
    }

    public synchronized Limits inForce() {
        return limits;
    }

    /// The limits that calls have met so far, by key.
    public synchronized List<Standing> standings() {
        var now = clock.instant();
        return windows.entrySet().stream()
                .map(window -> new Standing(window.getKey(), window.getValue().left(now)))
                .sorted(Comparator.comparing(standing -> standing.limit().key()))
                .toList();
    }

    public synchronized void reset() {
        windows.clear();
    }

    private Window window(Limit limit) {
        return windows.computeIfAbsent(limit, Window::new);
    }

    /// The last calls of one limit, as a ring.
    private static final class Window {
        private final Instant[] entered;
        private final Duration length;
        private int next;

        Window(Limit limit) {
            entered = new Instant[limit.calls()];
            Arrays.fill(entered, Instant.MIN);
            length = limit.window();
        }

        int left(Instant now) {
            return (int) Arrays.stream(entered)
                    .filter(moment ->
                            moment.equals(Instant.MIN) || !moment.plus(length).isAfter(now))
                    .count();
        }

        Duration wait(Instant now, int weight) {
            var last = entered[(next + Math.min(weight, entered.length) - 1) % entered.length];
            return last.equals(Instant.MIN) ? Duration.ZERO : Duration.between(now, last.plus(length));
        }

        void enter(Instant now, int weight) {
            for (int i = 0; i < Math.min(weight, entered.length); i++) {
                entered[next] = now;
                next = (next + 1) % entered.length;
            }
        }
    }
}
