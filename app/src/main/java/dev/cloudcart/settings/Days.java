package dev.cloudcart.settings;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// A number of days, or a word that leaves it to somebody else, which is null.
final class Days extends Scalar<Days.Limit> {

    /// @param days null for the word
    record Limit(@Nullable Integer days) {}

    private static final int MOST = 3650;

    private final String word;

    Days(String word) {
        this.word = word;
    }

    @Override
    Parsed<Limit> parse(String text, Place place) {
        if (text.equalsIgnoreCase(word)) {
            return new Parsed.Good<>(new Limit(null));
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            return notAllowed(text, place);
        }
        return new Parsed.Good<>(new Limit(Integer.valueOf(text)));
    }

    @Override
    public String write(Limit value) {
        return value.days() == null ? word : value.days().toString();
    }

    @Override
    public Control control() {
        return new Control.Figure(allowed(), Optional.of(word));
    }

    @Override
    public String allowed() {
        return "%s, or a number of days from 1 to %d".formatted(word, MOST);
    }
}
