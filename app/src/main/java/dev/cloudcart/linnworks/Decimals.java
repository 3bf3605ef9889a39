package dev.cloudcart.linnworks;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/// Arithmetic on Linnworks' numbers, which are doubles written as text.
final class Decimals {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Finer than any amount that matters, coarser than a double's noise.
    private static final int DECIMALS = 10;

    private static final int DIGITS_MAX = 15;
    private static final int SCALE_MAX = 40;

    private Decimals() {}

    /// Nothing is zero.
    ///
    /// @throws Senseless for a number no amount of money can be
    static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : checked(number);
    }

    /// @throws Senseless for a number no amount of money can be
    static BigDecimal checked(BigDecimal number) {
        if ((long) number.precision() - number.scale() > DIGITS_MAX || number.scale() > SCALE_MAX) {
            throw new Senseless(OrderCause.NO_AMOUNT.of());
        }
        return number;
    }

    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, DECIMALS, RoundingMode.HALF_UP);
    }

    /// The part of an amount with tax that is not tax.
    static BigDecimal withoutTax(BigDecimal gross, BigDecimal percent) {
        return divide(gross.multiply(HUNDRED), HUNDRED.add(percent));
    }

    static BigDecimal percentOf(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }
}
