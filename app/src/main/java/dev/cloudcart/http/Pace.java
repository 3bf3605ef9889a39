package dev.cloudcart.http;

import java.time.Duration;

/// How many calls in how long a stretch, and how far apart.
///
/// @param limit calls that pass within one window
/// @param windowNanos a little over a minute
/// @param spacingNanos between two calls; 0 for none
record Pace(int limit, long windowNanos, long spacingNanos) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Calls travel at different speeds: those that left a minute apart may arrive closer.
    private static final Duration SLACK = Duration.ofMillis(600);

    private static final long WINDOW = MINUTE.plus(SLACK).toNanos();

    /// Lets everything pass; after a server's complaint it behaves as a very wide limit.
    static final Pace OFF = new Pace(Integer.MAX_VALUE, 0, 0);

    Pace {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit of " + limit + " calls lets nothing pass");
        }
    }

    static Pace evenly(int perMinute) {
        return new Pace(perMinute, WINDOW, WINDOW / perMinute);
    }

    static Pace inBursts(int perMinute) {
        return new Pace(perMinute, WINDOW, 0);
    }

    boolean isOff() {
        return windowNanos == 0;
    }

    /// Where only a share of the limit is used, even bursts are spread.
    long spacingNanos(double share) {
        return share >= 1 ? spacingNanos : (long) (windowNanos / (limit * share));
    }
}
