package dev.cloudcart.settings;

import java.time.LocalDate;
import java.util.Optional;

/// A day, or a word that leaves it to another setting, which is empty.
final class DayOr extends Scalar<Optional<LocalDate>> {

    private final Day day = new Day();
    private final String word;

    DayOr(String word) {
        this.word = word;
    }

    @Override
    Parsed<Optional<LocalDate>> parse(String text, Place place) {
        if (text.equalsIgnoreCase(word)) {
            return new Parsed.Good<>(Optional.empty());
        }
        return switch (day.parse(text, place)) {
            case Parsed.Good<LocalDate>(var value) -> new Parsed.Good<>(Optional.of(value));
            case Parsed.Bad<LocalDate> _ -> notAllowed(text, place);
        };
    }

    @Override
    public String write(Optional<LocalDate> value) {
        return value.map(day::write).orElse(word);
    }

    @Override
    public Control control() {
        return new Control.DayOfYear(Optional.of(word));
    }

    @Override
    public String allowed() {
        return "%s, or %s".formatted(word, day.allowed());
    }
}
