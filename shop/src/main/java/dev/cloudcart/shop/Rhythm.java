package dev.cloudcart.shop;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// When orders come in: more at weekends and in the evening, and a sale weekend at two thirds of the time, Friday
/// to Monday, with three times as many. In ascending order; holds the moments of one day.
final class Rhythm {

    static final ZoneId HOME = ZoneId.of("Europe/London");

    private static final int[] HOURS = {
        2, 1, 1, 1, 1, 2, 4, 7, 9, 11, 11, 11, 13, 12, 10, 10, 11, 12, 15, 18, 21, 20, 13, 6
    };
    private static final Set<DayOfWeek> BUSY = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final int SALE_DAYS = 4;

    private final Dice dice;
    private final Weighted<Integer> hours = new Weighted<>();
    private final Instant opening;
    private final int[] ordersOfDay;
    private int day = -1;
    private Instant[] today = {};
    private int next;

    Rhythm(Dice dice, ShopOptions options) {
        this.dice = dice;
        this.opening = options.opening();
        for (var hour = 0; hour < HOURS.length; hour++) {
            hours.with(HOURS[hour], hour);
        }
        this.ordersOfDay = share(options.orders(), weights(options));
    }

    /// The moment of the next order, not before the last one.
    Instant next() {
        while (next == today.length) {
            openDay();
        }
        return today[next++];
    }

    private void openDay() {
        day++;
        today = new Instant[ordersOfDay[day]];
        for (var i = 0; i < today.length; i++) {
            today[i] = moment();
        }
        Arrays.sort(today);
        next = 0;
    }

    /// Shop days begin at the time of day of the opening, so the last one ends exactly with the window.
    private Instant moment() {
        var start = opening.plus(day, ChronoUnit.DAYS);
        var openingHour = start.atZone(HOME).getHour();
        var hour = Math.floorMod(hours.draw(dice) - openingHour, 24);
        var moment = start.truncatedTo(ChronoUnit.HOURS)
                .plusSeconds(hour * 3_600L + dice.below(3_600))
                .plusNanos(dice.nanos());
        return moment.isBefore(start) ? moment.plus(1, ChronoUnit.DAYS) : moment;
    }

    private static int[] weights(ShopOptions options) {
        var weights = new int[options.days()];
        for (var i = 0; i < weights.length; i++) {
            var date = date(options, i);
            weights[i] = BUSY.contains(date.getDayOfWeek()) ? 14 : 10;
        }
        var sale = firstDayOfSale(options);
        for (var i = sale; i < Math.min(sale + SALE_DAYS, weights.length); i++) {
            weights[i] *= 3;
        }
        return weights;
    }

    private static int firstDayOfSale(ShopOptions options) {
        var first = options.days() * 2 / 3;
        while (date(options, first).getDayOfWeek() != DayOfWeek.FRIDAY) {
            first++;
        }
        return first;
    }

    private static LocalDate date(ShopOptions options, int day) {
        return options.opening().plus(day, ChronoUnit.DAYS).atZone(HOME).toLocalDate();
    }

    /// Whole numbers that follow the weights and add up to the total.
    private static int[] share(int total, int[] weights) {
        var sum = Arrays.stream(weights).asLongStream().sum();
        var shares = new int[weights.length];
        var weightSoFar = 0L;
        var sharedSoFar = 0L;
        for (var i = 0; i < weights.length; i++) {
            weightSoFar += weights[i];
            shares[i] = (int) (total * weightSoFar / sum - sharedSoFar);
            sharedSoFar += shares[i];
        }
        return shares;
    }
}
