package dev.cloudcart.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Repeats what may pass, a bounded number of times, after growing pauses: the first, then twice as long each time,
/// never longer than the longest, and each shortened at random by up to half, so that many do not come back at
/// once.
///
/// @param attempts the first included
public record Retry(int attempts, Duration first, Duration longest, RandomGenerator random, Ticker ticker) {

    public Retry {
        if (attempts < 1) {
            throw new IllegalArgumentException("Trying " + attempts + " times is not trying");
        }
    }

    /// What to do about a result.
    public sealed interface Verdict {

        /// The result stands.
        record Done() implements Verdict {}

        /// Worth another attempt.
        ///
        /// @param pause what the other side asked for; it replaces our own pause
        record Again(Optional<Duration> pause) implements Verdict {}
    }

    /// @return the first result that stands, or the last one when all attempts are used up
    public <T> T run(Supplier<T> attempt, Function<T, Verdict> judge) {
        for (int pauses = 0; ; pauses++) {
            var result = attempt.get();
            if (pauses + 1 >= attempts || !(judge.apply(result) instanceof Verdict.Again again)) {
                return result;
            }
            ticker.pause(again.pause().orElse(pause(pauses)));
        }
    }

    private Duration pause(int pauses) {
        var doubled = first.multipliedBy(1L << Math.min(pauses, 30));
        var whole = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos((long) (whole.toNanos() * (0.5 + random.nextDouble() / 2)));
    }
}
