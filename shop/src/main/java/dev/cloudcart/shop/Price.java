package dev.cloudcart.shop;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The amounts of one order line as Linnworks holds them: nothing is rounded to the currency.
///
/// @param tag price per unit, with tax where `taxInclusive`
/// @param net `Cost`, the line after discount without tax
/// @param gross `CostIncTax`: net plus tax
/// @param discountNet `DiscountValue`: what the discount is worth without tax
record Price(
        BigDecimal tag,
        BigDecimal discountPercent,
        BigDecimal taxRate,
        boolean taxInclusive,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross,
        BigDecimal discountNet) {

    /// As a double would show 1/3 of something, nearly: enough digits that sums are exact again at the end.
    private static final int DIGITS = 10;

    /// Tax inside the price, or none at all.
    static Price of(BigDecimal tag, int quantity, BigDecimal discountPercent, BigDecimal taxRate, boolean inclusive) {
        var full = tag.multiply(BigDecimal.valueOf(quantity));
        var discount = full.multiply(discountPercent).movePointLeft(2);
        var gross = full.subtract(discount);
        var net = withoutTax(gross, taxRate);
        return new Price(
                tag,
                discountPercent,
                taxRate,
                inclusive,
                net,
                gross.subtract(net),
                gross,
                withoutTax(discount, taxRate));
    }

    static Price free(BigDecimal taxRate, boolean inclusive) {
        return of(ZERO, 1, ZERO, taxRate, inclusive);
    }

    static BigDecimal withoutTax(BigDecimal gross, BigDecimal taxRate) {
        if (taxRate.signum() == 0) {
            return gross;
        }
        return gross.divide(ONE.add(taxRate.movePointLeft(2)), DIGITS, RoundingMode.HALF_UP);
    }

    /// The channel rounded the tax to pence and the rate was worked back from it: 20.1 or 19.9 instead of 20.
    Price withTaxRoundedByTheChannel() {
        return withTax(tax.setScale(2, RoundingMode.HALF_UP), 1);
    }

    /// This much of the gross is tax; the rate is worked back from it.
    Price withTax(BigDecimal told, int rateDecimals) {
        var rest = gross.subtract(told);
        var rate = told.movePointRight(2).divide(rest, rateDecimals, RoundingMode.HALF_UP);
        return new Price(tag, discountPercent, rate, taxInclusive, rest, told, gross, discountNet);
    }

    /// Dearer by so much a piece, with all that follows from it.
    Price dearer(BigDecimal more, int quantity) {
        if (tag.signum() == 0) {
            var piece = gross.divide(BigDecimal.valueOf(quantity), DIGITS, RoundingMode.HALF_UP);
            return of(piece.add(more), quantity, discountPercent, taxRate, taxInclusive)
                    .withoutTag();
        }
        return of(tag.add(more), quantity, discountPercent, taxRate, taxInclusive);
    }

    Price withoutTag() {
        return new Price(ZERO, discountPercent, taxRate, taxInclusive, net, tax, gross, discountNet);
    }
}
