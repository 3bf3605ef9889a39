package dev.cloudcart.core.trade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.money.TaxRate;

/// The tax that the shop charged on something, as the evidence of its rate. Shops round to the minor unit and work
/// rates backwards, so 99p of which 17p are tax says "20.73 %" and means 20 %.
///
/// @param stated the rate the shop names; may be odd, or zero beside a tax
/// @param net as the shop keeps it, unrounded
/// @param tax as the shop keeps it, unrounded
/// @param pieces how many pieces may have been rounded one by one
/// @param full what was asked before a discount; null where there was none
public record TaxCharge(
        TaxRate stated,
        BigMoney net,
        BigMoney tax,
        int pieces,
        @Nullable FullPrice full) {

    private static final int RATE_DECIMALS = 2;
    /// How far a rate is off that was worked back to one decimal.
    private static final BigDecimal WORKED_BACK = new BigDecimal("0.06");
    /// How far a rate is off that was rounded to one decimal.
    private static final BigDecimal ROUNDED = new BigDecimal("0.05");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /// How many halves of a percent make a whole.
    private static final BigDecimal HALVES = new BigDecimal(200);

    public TaxCharge {
        if (pieces < 1) {
            throw new IllegalArgumentException("A charge is for at least one piece, not " + pieces);
        }
    }

    /// Of something without a discount.
    public TaxCharge(TaxRate stated, BigMoney net, BigMoney tax, int pieces) {
        this(stated, net, tax, pieces, null);
    }

    /// Whether nothing was charged, and not because a rate came to less than half a minor unit.
    public boolean isUntaxed() {
        return tax.isZero() && (stated.isZero() || net.isZero() || !fits(stated));
    }

    /// The rate to speak of: the one the shop states where it can have made the tax, else the one that the tax
    /// comes to.
    public TaxRate named() {
        if (isNothing() || fits(stated) || (!tax.isZero() && fitsInParts(stated))) {
            return stated;
        }
        return net.isZero() || net.isPositive() != tax.isPositive() ? TaxRate.ZERO : workedBack();
    }

    /// Whether the shop tells a rate that can have made the tax: not one that it worked back from pennies, unless
    /// that is in halves of a percent.
    public boolean isRateTold() {
        return named().equals(stated) && (isNothing() || isInHalves(stated.percent()) || !isWorkedBack());
    }

    /// Whether the rate that the shop states proves that no other rate made the tax: it can have made it, and is
    /// not just what these pennies come to. 0.10 + 0.01 say "10 %" of 5.5 % too; 0.0333 + 0.0067 were not rounded,
    /// and say no more than is true.
    public boolean provesItsRate() {
        return !isUntaxed()
                && (fits(stated) || fitsInParts(stated))
                && (!isWorkedBack() || !isInPieces(tax.getAmount(), 1));
    }

    /// Of the net amount, as it should be, or of the gross, as some shops do.
    private boolean isWorkedBack() {
        var gross = net.plus(tax).getAmount();
        return (!net.isZero() && isStated(workedBack().percent()))
                || (gross.signum() != 0
                        && isStated(
                                tax.getAmount().movePointRight(2).divide(gross, RATE_DECIMALS, RoundingMode.HALF_UP)));
    }

    private boolean isStated(BigDecimal percent) {
        return stated.percent().subtract(percent).abs().compareTo(WORKED_BACK) <= 0;
    }

    /// Whether it is the rate that the shop states, which may have been rounded to one decimal: 14.975 for "15".
    private boolean isAsStated(TaxRate rate) {
        return stated.percent().subtract(rate.percent()).abs().compareTo(ROUNDED) <= 0;
    }

    private TaxRate workedBack() {
        return new TaxRate(
                tax.getAmount().movePointRight(2).divide(net.getAmount(), RATE_DECIMALS, RoundingMode.HALF_UP));
    }

    public boolean isNothing() {
        return tax.isZero() && net.isZero();
    }

    /// Whether rounding net and tax to the minor unit can have made these amounts of this rate.
    public boolean fits(TaxRate rate) {
        return misses(rate).compareTo(half().add(ofHalf(rate))) <= 0 || (rate.equals(stated) && isRoundedDown());
    }

    /// Whether the tax is what the stated rate makes, of the net amount or of that with tax, with the
    /// fraction left off, as is usual in Japan, whose yen has no smaller unit: 909 + 90 at 10 % of 999. What
    /// is plainly of another rate needs no such explanation.
    private boolean isRoundedDown() {
        if (tax.getCurrencyUnit().getDecimalPlaces() != 0 || tax.isZero() || !isInHalves(stated.percent())) {
            return false;
        }
        var ofNet = net.getAmount().multiply(stated.fraction());
        var ofGross = net.plus(tax)
                .getAmount()
                .multiply(stated.fraction())
                .divide(BigDecimal.ONE.add(stated.fraction()), MathContext.DECIMAL64);
        return !isInHalvesOfNet()
                && Stream.of(ofNet, ofGross)
                        .anyMatch(exact -> exact.setScale(0, RoundingMode.DOWN).compareTo(tax.getAmount()) == 0);
    }

    /// The same, where more than one tax was rounded: that of each piece, or those of the full price and of the
    /// discount. What is plainly of another rate needs no such explanation.
    public boolean fitsInParts(TaxRate rate) {
        return (rate.equals(stated) || !isPlain()) && (fitsByPiece(rate) || fitsApart(rate));
    }

    /// Whether it is of a rate as people make them, in halves of a percent: 6.00 on 30.00 are 20 %, however many
    /// pieces.
    private boolean isPlain() {
        return (isInHalves(stated.percent()) && (fits(stated) || fitsByPiece(stated))) || isInHalvesOfNet();
    }

    private boolean isInHalvesOfNet() {
        return !net.isZero()
                && tax.getAmount().multiply(HALVES).remainder(net.getAmount()).signum() == 0;
    }

    private static boolean isInHalves(BigDecimal percent) {
        return percent.remainder(HALF).signum() == 0;
    }

    /// Whether this can be a charge of that rate, rounded in any way; what is untaxed is of none but zero, and what
    /// proves its rate of no other.
    public boolean canBeOf(TaxRate rate) {
        return isUntaxed() ? rate.isZero() : (fits(rate) || fitsInParts(rate)) && !isDisproved(rate);
    }

    private boolean isDisproved(TaxRate rate) {
        return !isAsStated(rate) && provesItsRate();
    }

    /// Whether several taxes, each rounded on its own, add up to these amounts.
    ///
    /// @param total of all of them
    public boolean fitsTogether(List<TaxRate> rates, TaxRate total) {
        if (isDisproved(total)) {
            return false;
        }
        var decimals = tax.getCurrencyUnit().getDecimalPlaces();
        var together = rates.stream()
                .map(rate -> net.getAmount().multiply(rate.fraction()).setScale(decimals, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return rates.size() > 1 && together.compareTo(tax.getAmount()) == 0;
    }

    /// Every piece then has the same tax, in whole minor units, and it is what rounding makes of the price of one:
    /// of its net price, or of one with tax, which is itself in whole minor units unless a discount was taken off
    /// it.
    private boolean fitsByPiece(TaxRate rate) {
        if (!isWholeByPiece(tax.getAmount())) {
            return false;
        }
        var ofNet = misses(rate).subtract(ofHalf(rate));
        var ofGross = misses(rate).subtract(ofHalf(rate).multiply(BigDecimal.valueOf(pieces)));
        var room = half().multiply(BigDecimal.valueOf(pieces));
        return ofNet.compareTo(room) <= 0
                || (ofGross.compareTo(room) <= 0
                        && (full != null || isWholeByPiece(net.plus(tax).getAmount())));
    }

    private boolean fitsApart(TaxRate rate) {
        return full != null && (full.leaves(net, tax, rate, 1) || full.leaves(net, tax, rate, pieces));
    }

    private boolean isWholeByPiece(BigDecimal amount) {
        return isInPieces(amount, pieces);
    }

    /// Whether so many pieces can share it in whole minor units.
    private boolean isInPieces(BigDecimal amount, int many) {
        var minor = amount.movePointRight(tax.getCurrencyUnit().getDecimalPlaces());
        return minor.remainder(BigDecimal.valueOf(many)).signum() == 0;
    }

    /// By how much the tax differs from this rate's.
    private BigDecimal misses(TaxRate rate) {
        return net.getAmount()
                .multiply(rate.fraction())
                .subtract(tax.getAmount())
                .abs();
    }

    /// What rounding can do to a tax.
    private BigDecimal half() {
        return HALF.movePointLeft(net.getCurrencyUnit().getDecimalPlaces());
    }

    /// What rounding of a net amount carries into its tax.
    private BigDecimal ofHalf(TaxRate rate) {
        return half().multiply(rate.fraction());
    }
}
