package dev.cloudcart.quickbooks.text;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads QuickBooks' numbers. A number that no amount, rate or percentage can be is none: a few letters such as
/// `1e999999999` would fill the memory as soon as somebody wrote it out.
public final class Decimals {

    private static final int LENGTH_MAX = 60;
    private static final int DIGITS_MAX = 15;
    private static final int SCALE_MAX = 40;

    private Decimals() {}

    public static Optional<BigDecimal> of(String text) {
        try {
            return text.length() > LENGTH_MAX ? Optional.empty() : of(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    public static Optional<BigDecimal> of(BigDecimal number) {
        return Optional.of(number)
                .filter(it -> it.scale() <= SCALE_MAX && (long) it.precision() - it.scale() <= DIGITS_MAX);
    }
}
