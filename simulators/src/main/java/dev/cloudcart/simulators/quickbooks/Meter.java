package dev.cloudcart.simulators.quickbooks;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// Counts the calls that take data out, by month and over all companies, and says when the month's share is used up
/// (Intuit App Partner Program: "CorePlus" calls; 500,000 a month in the free tier, then 429 until the next month).
/// Months are those of UTC: whose they are is not documented.
final class Meter {

    private static final long FREE_A_MONTH = 500_000;

    private final InstantSource clock;
    private final TreeMap<YearMonth, Long> months = new TreeMap<>();
    private @Nullable Long budget = FREE_A_MONTH;

    Meter(InstantSource clock) {
        this.clock = clock;
    }

    /// The month's share is used up.
    static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1;

        Spent() {
            super("The reads of this month are used up", null, false, false);
        }
    }

    /// Counts so many reads, unless that would go beyond the budget: then it counts none and throws [Spent].
    synchronized void charge(int reads) {
        if (reads > 0 && budget != null && thisMonth() + reads > budget) {
            throw new Spent();
        }
        months.merge(month(), (long) reads, Long::sum);
    }

    synchronized long total() {
        return months.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long thisMonth() {
        return Optional.ofNullable(months.get(month())).orElse(0L);
    }

    synchronized ObjectNode byMonth() {
        var all = Json.object();
        months.forEach((month, reads) -> all.put(month.toString(), reads));
        return all;
    }

    synchronized OptionalLong budget() {
        return budget == null ? OptionalLong.empty() : OptionalLong.of(budget);
    }

    /// A number, or `off`.
    synchronized void budget(JsonNode wanted) {
        if (wanted.asString("").equals("off")) {
            budget = null;
        } else if (wanted.isIntegralNumber() && wanted.canConvertToLong() && wanted.asLong() >= 0) {
            budget = wanted.asLong();
        } else {
            throw new IllegalArgumentException(
                    "The read budget is a whole number of reads a month, or \"off\", not %s.".formatted(wanted));
        }
    }

    synchronized void reset() {
        months.clear();
        budget = FREE_A_MONTH;
    }

    synchronized ObjectNode saved() {
        var saved = Json.object();
        saved.set("months", byMonth());
        return budget == null ? saved.put("budget", "off") : saved.put("budget", budget);
    }

    synchronized void restore(JsonNode saved) {
        reset();
        saved.path("months")
                .properties()
                .forEach(month -> months.put(
                        YearMonth.parse(month.getKey()), month.getValue().asLong()));
        budget(saved.path("budget"));
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }
}
