package dev.cloudcart.core.trade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;

/// What a line cost before its discount.
///
/// ```
/// 6.99 with tax, less 0.70   →   1.16 and 0.12 of tax at 20 %, which leave 1.04; of 6.29 it were 1.05
/// ```
///
/// @param amount of all pieces, as the shop states it
/// @param withTax whether tax is inside
public record FullPrice(BigMoney amount, boolean withTax) {

    /// Whether the tax of the full price less that of the discount, each rounded on its own, is exactly this tax.
    /// Half a minor unit may have been rounded either way.
    ///
    /// @param pieces how many of them were rounded one by one
    boolean leaves(BigMoney net, BigMoney tax, TaxRate rate, int pieces) {
        var paid = withTax ? net.plus(tax) : net;
        var ofFull = taxOfOne(amount, rate, pieces);
        var ofDiscount = taxOfOne(amount.minus(paid), rate, pieces);
        var least = rounded(ofFull, RoundingMode.HALF_DOWN).subtract(rounded(ofDiscount, RoundingMode.HALF_UP));
        var most = rounded(ofFull, RoundingMode.HALF_UP).subtract(rounded(ofDiscount, RoundingMode.HALF_DOWN));
        var all = BigDecimal.valueOf(pieces);
        return isWhole(tax)
                && tax.getAmount().compareTo(least.multiply(all)) >= 0
                && tax.getAmount().compareTo(most.multiply(all)) <= 0;
    }

    private BigDecimal taxOfOne(BigMoney price, TaxRate rate, int pieces) {
        var whole = withTax ? BigDecimal.ONE.add(rate.fraction()) : BigDecimal.ONE;
        return price.getAmount()
                .multiply(rate.fraction())
                .divide(whole.multiply(BigDecimal.valueOf(pieces)), MathContext.DECIMAL128);
    }

    private BigDecimal rounded(BigDecimal amount, RoundingMode mode) {
        return amount.setScale(decimals(), mode);
    }

    private boolean isWhole(BigMoney tax) {
        return tax.getAmount().stripTrailingZeros().scale() <= decimals();
    }

    private int decimals() {
        return amount.getCurrencyUnit().getDecimalPlaces();
    }
}
