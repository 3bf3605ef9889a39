package dev.cloudcart.core.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;

/// The tax that the shop charged on something, as the evidence of its rate. Shops round to the minor unit and work rates
/// backwards, so 99p of which 17p are tax says "20.73 %" and means 20 %.
///
/// @param stated the rate the shop names; may be odd, or zero beside a tax
/// @param net as the shop keeps it, unrounded
/// @param tax as the shop keeps it, unrounded
/// @param pieces how many pieces may have been rounded one by one
public record TaxCharge(TaxRate stated, BigMoney net, BigMoney tax, int pieces) {

    private static final int RATE_DECIMALS = 2;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    public TaxCharge {
        if (pieces < 1) {
            throw new IllegalArgumentException("A charge is for at least one piece, not " + pieces);
        }
    }

    /// Whether nothing was charged, and not because a rate came to less than half a minor unit.
    public boolean isUntaxed() {
        return tax.isZero() && (stated.isZero() || net.isZero() || !fits(stated));
    }

    /// The rate to speak of: the one the shop states where it can have made the tax, else the one that the tax comes to.
    public TaxRate named() {
        if (isNothing() || fits(stated) || (!tax.isZero() && fitsByPiece(stated))) {
            return stated;
        }
        return net.isZero() || net.isPositive() != tax.isPositive() ? TaxRate.ZERO : workedBack();
    }

    private TaxRate workedBack() {
        return new TaxRate(tax.getAmount().movePointRight(2).divide(net.getAmount(), RATE_DECIMALS,
                RoundingMode.HALF_UP));
    }

    public boolean isNothing() {
        return tax.isZero() && net.isZero();
    }

    /// Whether rounding net and tax to the minor unit can have made these amounts of this rate.
    public boolean fits(TaxRate rate) {
        return misses(rate).compareTo(slack(rate)) <= 0;
    }

    /// The same, where every piece was rounded on its own: then each has the same tax, in whole minor units.
    public boolean fitsByPiece(TaxRate rate) {
        return isWholeByPiece() && misses(rate).compareTo(slack(rate).multiply(BigDecimal.valueOf(pieces))) <= 0;
    }

    /// Whether this can be a charge of that rate, rounded in either way; what is untaxed is of none but zero.
    public boolean canBeOf(TaxRate rate) {
        return isUntaxed() ? rate.isZero() : fits(rate) || fitsByPiece(rate);
    }

    /// Whether several taxes, each rounded on its own, add up to these amounts.
    public boolean fitsTogether(List<TaxRate> rates) {
        var decimals = tax.getCurrencyUnit().getDecimalPlaces();
        var together = rates.stream()
                .map(rate -> net.getAmount().multiply(rate.fraction()).setScale(decimals, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return rates.size() > 1 && together.compareTo(tax.getAmount()) == 0;
    }

    private boolean isWholeByPiece() {
        var minor = tax.getAmount().movePointRight(tax.getCurrencyUnit().getDecimalPlaces());
        return minor.remainder(BigDecimal.valueOf(pieces)).signum() == 0;
    }

    /// By how much the tax differs from this rate's.
    private BigDecimal misses(TaxRate rate) {
        return net.getAmount().multiply(rate.fraction()).subtract(tax.getAmount()).abs();
    }

    /// Half a unit of the tax itself, and what half a unit of the net amount carries into it.
    private BigDecimal slack(TaxRate rate) {
        var half = HALF.movePointLeft(net.getCurrencyUnit().getDecimalPlaces());
        return half.add(half.multiply(rate.fraction()));
    }
}
