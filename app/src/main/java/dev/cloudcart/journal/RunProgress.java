package dev.cloudcart.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// How a run gets on.
///
/// @param creating customers, vendors and items that the books lacked
/// @param calls that the services still take
/// @param note what it does in between; may be empty
/// @param at when it said so
public record RunProgress(Stage reading, Stage creating, Stage posting, CallsLeft calls, String note, Instant at) {

    private static final Duration TOO_EARLY = Duration.ofSeconds(2);

    /// Within the minute; null where they are not counted.
    public record CallsLeft(
            @Nullable Integer linnworks, @Nullable Integer quickBooks) {

        public static final CallsLeft UNKNOWN = new CallsLeft(null, null);
    }

    /// @param total as far as is known yet
    /// @param since null where it has not begun
    public record Stage(long done, long total, @Nullable Instant since) {

        public static final Stage NONE = new Stage(0, 0, null);

        public Stage told(long nowDone, long nowTotal, Instant now) {
            return new Stage(nowDone, nowTotal, since == null ? now : since);
        }

        /// How many a minute; empty while that says nothing yet.
        public Optional<Long> rate(Instant now) {
            return took(now).map(time -> done * Duration.ofMinutes(1).toMillis() / time.toMillis());
        }

        /// How long what is left takes at that rate.
        public Optional<Duration> left(Instant now) {
            return total <= done
                    ? Optional.empty()
                    : took(now).map(time -> time.multipliedBy(total - done).dividedBy(done));
        }

        private Optional<Duration> took(Instant now) {
            return Optional.ofNullable(since)
                    .map(begin -> Duration.between(begin, now))
                    .filter(time -> done > 0 && time.compareTo(TOO_EARLY) >= 0);
        }
    }

    /// How long the slowest of what is under way takes; empty while nobody can tell.
    public Optional<Duration> left() {
        return Stream.of(reading, creating, posting)
                .flatMap(stage -> stage.left(at).stream())
                .max(Duration::compareTo);
    }
}
