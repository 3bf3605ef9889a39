package dev.cloudcart.shop;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/// When an order leaves: one to two days later, in working hours, never on a Sunday.
final class Despatch {

    private final Dice dice;
    private final Instant upTo;

    Despatch(Dice dice, Instant upTo) {
        this.dice = dice;
        this.upTo = upTo;
    }

    /// Null when it has not left yet.
    @Nullable
    Instant of(Instant received, OddCase oddCase) {
        if (oddCase == OddCase.PARKED) {
            return null;
        }
        var leaves = oddCase == OddCase.LATE_DESPATCH ? lateEvening(received) : workingHours(received);
        if (!leaves.isAfter(upTo)) {
            return leaves;
        }
        return oddCase.isAlwaysProcessed() ? hurried(received) : null;
    }

    private Instant workingHours(Instant received) {
        var ordered = received.atZone(Rhythm.HOME);
        var soon = ordered.getHour() < 13 || dice.oneIn(3);
        var day = notSunday(ordered.toLocalDate(), soon ? 1 : 2);
        return day.atTime(8, 0)
                .atZone(Rhythm.HOME)
                .toInstant()
                .plusSeconds(dice.below(9 * 3_600))
                .plusNanos(dice.nanos());
    }

    private static LocalDate notSunday(LocalDate ordered, int days) {
        var day = ordered.plusDays(days);
        if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            return day;
        }
        return days == 2 ? ordered.plusDays(1) : day.plusDays(1);
    }

    private Instant lateEvening(Instant received) {
        var day = received.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return day.atTime(23, 0)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(dice.below(3_599))
                .plusNanos(dice.nanos());
    }

    private Instant hurried(Instant received) {
        return received.plusSeconds(ChronoUnit.SECONDS.between(received, upTo) / 2);
    }
}
