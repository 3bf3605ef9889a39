package dev.cloudcart.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.ports.CallMeter;
import dev.cloudcart.ports.TradeSource;

/// What time it is by the word of the services, the earlier where they differ: what is stamped there is read by
/// that time. The clock of this computer, which anybody may set, counts only where neither of them says it.
///
/// One answer may say any time. A service is believed only where something else says about the same: the clock of
/// this computer, the other service, or up to when was read before. About is within a year: clocks that are that far
/// off are known, and what lies further away would never be mended by a later answer.
///
/// @param readBefore up to when was read before, by the time of the services then
public record ServiceTime(TradeSource source, OpenBooks books, InstantSource own, Optional<Instant> readBefore) {

    private static final Duration ABOUT = Duration.ofDays(366);

    /// Less is not worth a sentence.
    private static final Duration SKEW_MAX = Duration.ofMinutes(5);

    /// Times are told in whole seconds, so it may be so much later.
    private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

    /// @param now never later than it is
    /// @param readUpTo what is stamped up to now is stamped before this
    /// @param skew how far the clock of this computer is ahead, or behind where negative
    /// @param latest the later where they differ; null where neither says it
    /// @param disbelieved what nothing else says
    public record Told(
            Instant now,
            Instant readUpTo,
            Duration skew,
            @Nullable Instant latest,
            List<Instant> disbelieved) {

        public Told {
            disbelieved = List.copyOf(disbelieved);
        }

        /// What was left out of account; empty where nothing was.
        public Optional<String> disbelief() {
            return disbelieved.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            ("Linnworks or QuickBooks told the time as %s, more than a year from what else is known of it: "
                                            + "that was left out of account. Nothing has to be done unless it comes again; then see whether "
                                            + "the clock of this computer is right.")
                                    .formatted(disbelieved.stream()
                                            .map(Instant::toString)
                                            .collect(Collectors.joining(" and "))));
        }

        /// What is wrong with the clock of this computer, and how to mend it; empty when it is right.
        public Optional<String> trouble() {
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
    public Told told(CompanyId company, CallMeter meter) {
        var shop = source.now(company, meter);
        var theirs = books.now();
        var ours = own.instant();
        var said = Stream.of(shop, theirs).flatMap(Optional::stream).sorted().toList();
        boolean agree = said.size() == 2 && isAbout(said.getFirst(), said.getLast());
        var believed = said.stream()
                .filter(one -> agree
                        || isAbout(one, ours)
                        || readBefore.filter(read -> isAbout(one, read)).isPresent())
                .toList();
        var disbelieved = said.stream().filter(one -> !believed.contains(one)).toList();
        return believed.isEmpty()
                ? new Told(ours, ours, Duration.ZERO, null, disbelieved)
                : told(believed.getFirst(), ours, believed.getLast(), disbelieved);
    }

    private static boolean isAbout(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(ABOUT) <= 0;
    }

    private static Told told(Instant now, Instant ours, Instant latest, List<Instant> disbelieved) {
        return new Told(now, now.plus(WHOLE_SECOND), Duration.between(now, ours), latest, disbelieved);
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
