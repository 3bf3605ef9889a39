package dev.cloudcart.linnworks.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// Arithmetic on Linnworks' numbers, which are doubles written as text.
public final class Decimals {

    public static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Finer than any amount that matters, coarser than a double's noise.
    private static final int DECIMALS = 10;

    /// What a double keeps through a few sums: 14 digits.
    private static final MathContext QUIET = new MathContext(14, RoundingMode.HALF_UP);

    /// Coarse enough that what divisions lost turns no half into less than a half.
    private static final int SUM_DECIMALS = 6;

    private static final int DIGITS_MAX = 15;
    private static final int SCALE_MAX = 40;

    private Decimals() {}

    /// Nothing is zero.
    ///
    /// @throws Senseless for a number no amount of money can be
    public static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : checked(number);
    }

    /// @throws Senseless for a number no amount of money can be
    public static BigDecimal checked(BigDecimal number) {
        if ((long) number.precision() - number.scale() > DIGITS_MAX || number.scale() > SCALE_MAX) {
            throw new Senseless(OrderCause.NO_AMOUNT.of());
        }
        return number;
    }

    /// Without the noise of what Linnworks worked out itself: 31.000000000000004 is 31.
    ///
    /// @throws Senseless for a number no amount of money can be
    public static BigDecimal quiet(BigDecimal number) {
        return checked(number).precision() <= QUIET.getPrecision() ? number : number.round(QUIET);
    }

    /// The sum of parts that were divided, in whole minor units.
    public static Money rounded(CurrencyUnit currency, BigDecimal sum) {
        return Money.of(currency, sum.setScale(SUM_DECIMALS, RoundingMode.HALF_UP), RoundingMode.HALF_UP);
    }

    public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, DECIMALS, RoundingMode.HALF_UP);
    }

    /// The part of an amount with tax that is not tax.
    public static BigDecimal withoutTax(BigDecimal gross, BigDecimal percent) {
        return divide(gross.multiply(HUNDRED), HUNDRED.add(percent));
    }

    public static BigDecimal percentOf(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }
}
