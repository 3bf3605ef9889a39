package dev.cloudcart.settings;

import java.util.Optional;
/// A whole number within bounds.

final class Whole extends Scalar<Integer> {

    private static final int DIGITS_MAX = 6;

    private final int least;
    private final int most;

    Whole(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    Parsed<Integer> parse(String text, Place place) {
        if (!text.matches("[0-9]{1,%d}".formatted(DIGITS_MAX))) {
            return notAllowed(text, place);
        }
        int number = Integer.parseInt(text);
        return least <= number && number <= most ? new Parsed.Good<>(number) : notAllowed(text, place);
    }

    @Override
    public String write(Integer value) {
        return value.toString();
    }

    @Override
    public Control control() {
        return new Control.Figure(allowed(), Optional.empty());
    }

    @Override
    public String allowed() {
        return "a number from %d to %d".formatted(least, most);
    }
}
