package dev.cloudcart.core.money;

import java.math.BigDecimal;

/// A tax rate in percent: 20 means 20 %. Equal rates are equal whatever their trailing zeros.
public record TaxRate(BigDecimal percent) {

    public static final TaxRate ZERO = new TaxRate(BigDecimal.ZERO);

    public TaxRate {
        if (percent.signum() < 0) {
            throw new IllegalArgumentException("A tax rate is never negative: " + percent);
        }
        percent = percent.stripTrailingZeros();
    }

    public static TaxRate ofPercent(String percent) {
        return new TaxRate(new BigDecimal(percent));
    }

    /// 20 % is 0.2.
    public BigDecimal fraction() {
        return percent.movePointLeft(2);
    }

    public boolean isZero() {
        return percent.signum() == 0;
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " %";
    }
}
