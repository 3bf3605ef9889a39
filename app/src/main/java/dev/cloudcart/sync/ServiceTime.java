package dev.cloudcart.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.sync.Books.OpenBooks;

/// What time it is by the word of the services, the earlier where they differ: what is stamped there is read by
/// that time. The clock of this computer, which anybody may set, counts only where neither of them says it.
record ServiceTime(TradeSource source, OpenBooks books, InstantSource own) {

    /// Less is not worth a sentence.
    private static final Duration SKEW_MAX = Duration.ofMinutes(5);

    /// Times are told in whole seconds, so it may be so much later.
    private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

    /// @param now never later than it is
    /// @param readUpTo what is stamped up to now is stamped before this
    /// @param skew how far the clock of this computer is ahead, or behind where negative
    /// @param latest the later where they differ; null where neither says it
    record Told(
            Instant now,
            Instant readUpTo,
            Duration skew,
            @Nullable Instant latest) {

        /// What is wrong with the clock of this computer, and how to mend it; empty when it is right.
        Optional<String> trouble() {
            return skew.abs().compareTo(SKEW_MAX) <= 0
                    ? Optional.empty()
                    : Optional.of(
                            ("The clock of this computer is %s %s the time that Linnworks and QuickBooks tell: set it "
                                            + "right, best by letting the computer set it from the internet. Orders are read by their time "
                                            + "meanwhile, so none is missed.")
                                    .formatted(words(skew.abs()), skew.isNegative() ? "behind" : "ahead of"));
        }
    }

    /// @throws ConnectionTrouble when the shop cannot be reached or does not let us in
    Told told(CompanyId company, CallMeter meter) {
        var said = Stream.of(source.now(company, meter), books.now())
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        var ours = own.instant();
        return said.isEmpty() ? new Told(ours, ours, Duration.ZERO, null) : told(said.getFirst(), ours, said.getLast());
    }

    private static Told told(Instant now, Instant ours, Instant latest) {
        return new Told(now, now.plus(WHOLE_SECOND), Duration.between(now, ours), latest);
    }

    /// To the minute below a day, to the hour above.
    private static String words(Duration skew) {
        if (skew.toDays() >= 2) {
            return counted(skew.plusHours(12).toDays(), "day");
        }
        var rounded = skew.plusSeconds(30);
        if (rounded.toHours() == 0) {
            return counted(rounded.toMinutes(), "minute");
        }
        return counted(rounded.toHours(), "hour")
                + (rounded.toMinutesPart() == 0 ? "" : " and " + counted(rounded.toMinutesPart(), "minute"));
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
