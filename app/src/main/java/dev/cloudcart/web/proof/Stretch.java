package dev.cloudcart.web.proof;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.cloudcart.web.frame.TypedDay;

/// From which day to which, both included.
record Stretch(LocalDate from, LocalDate to) {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9998, 12, 31);

    /// Of a month, of two days, or of this month: whatever is none of them is left out.
    static Stretch read(String month, String from, String to, LocalDate today) {
        return month(month).map(Stretch::of).orElseGet(() -> {
            var first = day(from).orElse(today.withDayOfMonth(1));
            var last = day(to).orElseGet(() -> first.withDayOfMonth(first.lengthOfMonth()));
            return last.isBefore(first) ? new Stretch(last, first) : new Stretch(first, last);
        });
    }

    private static Stretch of(YearMonth month) {
        return new Stretch(month.atDay(1), month.atEndOfMonth());
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text)).filter(month -> isKnown(month.atDay(1)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        return TypedDay.read(text).filter(Stretch::isKnown);
    }

    private static boolean isKnown(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    boolean isMonth() {
        return this.equals(of(YearMonth.from(from)));
    }

    String before() {
        return YearMonth.from(from).minusMonths(1).toString();
    }

    String after() {
        return YearMonth.from(from).plusMonths(1).toString();
    }

    /// For the names of files.
    @Override
    public String toString() {
        return isMonth() ? YearMonth.from(from).toString() : from + "-to-" + to;
    }
}
