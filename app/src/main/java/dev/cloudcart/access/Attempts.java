package dev.cloudcart.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down whoever guesses: after a handful of wrong tries an address waits, longer each time, whatever it brings.
/// Knows a bounded number of addresses, those of one IPv6 network as one. Thread-safe.
public final class Attempts {

    static final int FREE = 5;
    static final int ADDRESSES_MAX = 10_000;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration USUAL_LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final InstantSource clock;
    private final Duration longestWait;
    private final Map<String, Failed> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    /// @param until when it may try again
    private record Failed(int times, Instant until) {}

    public Attempts(InstantSource clock) {
        this(clock, USUAL_LONGEST_WAIT);
    }

    /// @param longestWait that a wrong try ever costs
    public Attempts(InstantSource clock, Duration longestWait) {
        this.clock = clock;
        this.longestWait = longestWait;
    }

    /// How long it has to wait; zero when it may try.
    public synchronized Duration wait(String address) {
        var failed = failures.get(network(address));
        var now = clock.instant();
        return failed == null || !now.isBefore(failed.until()) ? Duration.ZERO : left(now, failed.until());
    }

    /// Longer than anybody ever waits means that the clock was set back meanwhile.
    private Duration left(Instant now, Instant until) {
        var left = Duration.between(now, until);
        return left.compareTo(longestWait) > 0 ? Duration.ZERO : left;
    }

    public synchronized void wrong(String address) {
        var now = clock.instant();
        failures.compute(network(address), (_, before) -> {
            var stale = before == null || now.isAfter(before.until().plus(FORGOTTEN_AFTER));
            int times = stale ? 1 : before.times() + 1;
            return new Failed(times, now.plus(pause(times)));
        });
    }

    public synchronized void right(String address) {
        failures.remove(network(address));
    }

    synchronized int known() {
        return failures.size();
    }

    private Duration pause(int times) {
        if (times < FREE) {
            return Duration.ZERO;
        }
        var pause = FIRST_WAIT.multipliedBy(1L << Math.min(times - FREE, 20));
        return pause.compareTo(longestWait) < 0 ? pause : longestWait;
    }

    /// Whoever has one address of IPv6 has the 2^64 of its network.
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
