package dev.cloudcart.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a message that did not arrive is sent again: soon at first, for most receivers are back in a moment, and for a
/// little more than three days, so that one that fell silent on a Friday evening is told on Monday.
final class Retries {
    private Retries() {}

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /// Nothing ever waits for longer: what does was written by a clock that was ahead.
    static final Duration LONGEST = Duration.ofHours(24);

    /// Empty when it is given up.
    ///
    /// @param attempts so far, at least one
    static Optional<Instant> next(int attempts, Instant now) {
        return attempts > PAUSES.size() ? Optional.empty() : Optional.of(now.plus(PAUSES.get(attempts - 1)));
    }
}
