package dev.cloudcart.linnworks.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a sum comes to when some of it was rounded to the minor unit: where that is not one amount, halves were
/// rounded, and shops round them up, down or to the even one.
record Span(BigDecimal least, BigDecimal most) {

    static final Span NOTHING = new Span(BigDecimal.ZERO, BigDecimal.ZERO);

    /// Coarser than the noise of doubles, finer than any part of a minor unit that matters.
    private static final int DECIMALS = 7;

    /// @param decimals of the currency
    static Span rounding(BigDecimal amount, int decimals) {
        var clean = amount.setScale(DECIMALS, RoundingMode.HALF_UP);
        var one = clean.setScale(decimals, RoundingMode.HALF_DOWN);
        var other = clean.setScale(decimals, RoundingMode.HALF_UP);
        return new Span(one.min(other), one.max(other));
    }

    Span plus(Span other) {
        return new Span(least.add(other.least), most.add(other.most));
    }

    Span times(int count) {
        var factor = BigDecimal.valueOf(count);
        return new Span(least.multiply(factor), most.multiply(factor));
    }

    BigDecimal room() {
        return most.subtract(least);
    }

    boolean holds(BigDecimal amount) {
        return amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }
}
