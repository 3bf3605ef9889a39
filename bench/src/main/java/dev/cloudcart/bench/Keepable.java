package dev.cloudcart.bench;

import java.math.BigDecimal;

/// What the database, its indexes and a sentence can take.
public final class Keepable {

    private static final int TEXT_MAX = 20_000;
    private static final int DIGITS_MAX = 200;

    private Keepable() {}

    public static void text(String text, int max) {
        if (text.length() > max
                || text.codePoints()
                        .anyMatch(letter -> letter == 0
                                || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE))) {
            throw new IllegalStateException("A text of %d letters cannot be kept: %s"
                    .formatted(text.length(), text.substring(0, Math.min(text.length(), 100))));
        }
    }

    public static void text(String text) {
        text(text, TEXT_MAX);
    }

    public static void number(BigDecimal number) {
        if (Math.abs((long) number.scale()) > DIGITS_MAX || number.precision() > DIGITS_MAX) {
            throw new IllegalStateException("A number cannot be kept: " + number);
        }
    }
}
