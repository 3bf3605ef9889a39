package dev.cloudcart.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.scheduling.support.CronExpression;

/// When a company is synced by itself.
public sealed interface Schedule {

    Schedule DEFAULT = new Every(Duration.ofMinutes(15));

    /// The next time after one; empty for never.
    ///
    /// @param zone the company's
    Optional<Instant> after(Instant instant, ZoneId zone);

    /// Only by hand.
    record Off() implements Schedule {
        @Override
        public Optional<Instant> after(Instant instant, ZoneId zone) {
            return Optional.empty();
        }
    }

    /// @param pause whole minutes, from one minute to one day
    record Every(Duration pause) implements Schedule {
        private static final long MINUTES_MAX = Duration.ofDays(1).toMinutes();

        public Every {
            if (!pause.equals(Duration.ofMinutes(pause.toMinutes()))
                    || pause.toMinutes() < 1
                    || pause.toMinutes() > MINUTES_MAX) {
                throw new IllegalArgumentException("Not a number of minutes from one minute to one day: " + pause);
            }
        }

        @Override
        public Optional<Instant> after(Instant instant, ZoneId zone) {
            return Optional.of(instant.plus(pause));
        }
    }

    /// By the clock on the company's wall.
    ///
    /// @param expression five fields: minute, hour, day of month, month, day of week. Where both days are given,
    /// both must
    ///        fit.
    record Cron(String expression) implements Schedule {
        public Cron {
            if (!CronExpression.isValidExpression("0 " + expression)) {
                throw new IllegalArgumentException("Not a cron expression of five fields: " + expression);
            }
        }

        @Override
        public Optional<Instant> after(Instant instant, ZoneId zone) {
            var cron = CronExpression.parse("0 " + expression);
            var next = Optional.ofNullable(cron.next(instant.atZone(zone))).map(ZonedDateTime::toInstant);
            return Stream.concat(next.stream(), leapt(cron, instant, zone).stream())
                    .min(Comparator.naturalOrder());
        }

        /// A time that the clock leaps over in spring comes when it leaps, else a nightly run would miss that
        /// night.
        private static Optional<Instant> leapt(CronExpression cron, Instant instant, ZoneId zone) {
            return Optional.ofNullable(zone.getRules().nextTransition(instant))
                    .filter(ZoneOffsetTransition::isGap)
                    .filter(leap -> isDueWithin(leap, cron))
                    .map(ZoneOffsetTransition::getInstant);
        }

        private static boolean isDueWithin(ZoneOffsetTransition leap, CronExpression cron) {
            var due = cron.next(leap.getDateTimeBefore().minusSeconds(1));
            return due != null && due.isBefore(leap.getDateTimeAfter());
        }
    }
}
