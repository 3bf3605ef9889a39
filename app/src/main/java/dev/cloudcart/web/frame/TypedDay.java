package dev.cloudcart.web.frame;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A day as it was typed, or as it stands in an address: one that calendars and databases have.
public final class TypedDay {

    /// Years of more than four figures have more letters.
    private static final int LETTERS = "2026-01-31".length();

    private TypedDay() {}

    public static Optional<LocalDate> read(String text) {
        try {
            return text.length() == LETTERS ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
