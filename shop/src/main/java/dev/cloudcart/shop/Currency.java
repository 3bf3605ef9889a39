package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/// The seven currencies of the shop; its home is GBP.
enum Currency {
    GBP(2, "1.0"),
    EUR(2, "1.1585"),
    USD(2, "1.342"),
    AUD(2, "2.031"),
    SEK(2, "12.64"),
    JPY(0, "201.3"),
    KWD(3, "0.411");

    private final int decimals;
    private final BigDecimal perPound;

    Currency(int decimals, String perPound) {
        this.decimals = decimals;
        this.perPound = new BigDecimal(perPound);
    }

    int decimals() {
        return decimals;
    }

    /// Units of this currency for one pound, today.
    BigDecimal perPound() {
        return perPound;
    }

    /// Units for one pound on that day: up to 0.4 % away from today's.
    BigDecimal perPoundOn(LocalDate day) {
        if (this == GBP) {
            return perPound;
        }
        var step = Math.floorMod(day.toEpochDay() * 7 + name().charAt(0), 21L) - 10;
        var drift = BigDecimal.ONE.add(BigDecimal.valueOf(step * 4, 4));
        return perPound.multiply(drift).setScale(6, RoundingMode.HALF_UP);
    }

    /// Half-up, as the truth of an order is.
    BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
