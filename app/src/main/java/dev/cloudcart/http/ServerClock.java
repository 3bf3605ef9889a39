package dev.cloudcart.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/// What time it is at a server, by the `Date` of its last answer and what has passed since. Thread-safe.
///
/// What has passed is measured twice, by the ticker and by the clock of this computer. Where the two disagree the
/// computer slept or its clock was set, and then nothing is known until the server answers again.
public final class ServerClock {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration DISAGREEMENT_MAX = Duration.ofMinutes(1);

    private final Ticker ticker;
    private final InstantSource own;
    private final AtomicReference<@Nullable Heard> last = new AtomicReference<>();

    private record Heard(Instant said, long nanos, Instant own) {}

    public ServerClock(Ticker ticker, InstantSource own) {
        this.ticker = ticker;
        this.own = own;
    }

    /// An answer that says no time changes nothing.
    public void hear(Exchange exchange) {
        if (exchange instanceof Exchange.Answered answered) {
            answered.date().ifPresent(said -> last.set(new Heard(said, ticker.nanos(), own.instant())));
        }
    }

    /// Empty where the server has not said it lately.
    public Optional<Instant> now() {
        var heard = last.get();
        if (heard == null) {
            return Optional.empty();
        }
        var passed = Duration.ofNanos(ticker.nanos() - heard.nanos());
        var disagreement =
                Duration.between(heard.own(), own.instant()).minus(passed).abs();
        return passed.compareTo(KEPT) > 0 || disagreement.compareTo(DISAGREEMENT_MAX) > 0
                ? Optional.empty()
                : Optional.of(heard.said().plus(passed));
    }
}
