package dev.cloudcart.settings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A day.
final class Day extends Scalar<LocalDate> {

    @Override
    Parsed<LocalDate> parse(String text, Place place) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() >= 1900 && day.getYear() <= 9999 ? new Parsed.Good<>(day) : notAllowed(text, place);
        } catch (DateTimeParseException _) {
            return notAllowed(text, place);
        }
    }

    @Override
    public String write(LocalDate value) {
        return value.toString();
    }

    @Override
    public Control control() {
        return new Control.DayOfYear(Optional.empty());
    }

    @Override
    public String allowed() {
        return "a day such as 2026-01-31";
    }
}
