package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.Decimals.orZero;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.SaleLine;

/// Brings the lines and the postage of an order to its own total and its own tax, which are the truth, or says that they do
/// not lead there.
///
/// Two things may stand between them: roundings, as far as every part's rate allows; and a discount on the whole order, given
/// with or without tax, which is taken off so that the tax it carries is exactly what the order's tax lacks.
///
/// ```
/// line 16.67 + 3.33, discount 5.00, total 15.00, tax 2.50   →   less 4.17 + 0.83 at 20 %
/// line 10.00 + 2.00, total 12.00, tax 0.00                  →   held with both taxes
/// ```
final class Reconciliation {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    /// Rates are told in halves of a percent.
    private static final BigDecimal STEPS = new BigDecimal("200");

    private final String number;
    private final CurrencyUnit currency;
    private final List<SaleLine> lines;
    private final Postage postage;
    private final BigDecimal total;
    private final BigDecimal tax;
    private final BigDecimal discount;

    /// All of them add up to the order's total and, for the tax, to its tax.
    ///
    /// @param tax the order's own, rounded half-up
    record Reconciled(List<SaleLine> lines, Postage postage, List<Allowance> allowances, Money tax) {}

    private Reconciliation(String number, OrderJson.Totals totals, List<SaleLine> lines, Postage postage,
            CurrencyUnit currency) {
        this.number = number;
        this.currency = currency;
        this.lines = lines;
        this.postage = postage;
        total = orZero(totals.totalCharge());
        tax = totals.tax() == null ? sum(SaleLine::tax, postage.tax()) : orZero(totals.tax());
        discount = orZero(totals.totalDiscount()).abs();
    }

    /// @throws Senseless when nothing makes them add up
    static Reconciled of(String number, OrderJson.Totals totals, List<SaleLine> lines, Postage postage,
            CurrencyUnit currency) {
        return new Reconciliation(number, totals, lines, postage, currency).reconcile();
    }

    private Reconciled reconcile() {
        if (isTaxOfNothing() && amountsAgree()) {
            throw otherTax();
        }
        if (areRoundings()) {
            return brought(List.of());
        }
        if (!isDiscount()) {
            throw amountsAgree() ? otherTax() : otherTotal();
        }
        return new Discounts(lines, postage, netGap(), taxGap(), roundings()).spread().map(this::brought)
                .orElseThrow(this::otherTax);
    }

    /// A tax of the order that no part of it bears, or none where they bear some: no rounding makes either.
    private boolean isTaxOfNothing() {
        boolean isBorne = parts(SaleLine::tax, postage.tax()).stream().anyMatch(part -> part.signum() != 0);
        return discount.signum() == 0 && isBorne != (tax.signum() != 0)
                && !isWithin(halves(1), sum(SaleLine::tax, postage.tax()).subtract(tax));
    }

    /// What the order's net total and tax lack of the parts'.
    private BigDecimal netGap() {
        return sum(SaleLine::net, postage.net()).subtract(total.subtract(tax));
    }

    private BigDecimal taxGap() {
        return sum(SaleLine::tax, postage.tax()).subtract(tax);
    }

    /// Where pieces were rounded one by one, the tax may be further off than the total, by exactly what that makes.
    private boolean areRoundings() {
        return isWithin(roundings(), netGap().add(taxGap()))
                && (isWithin(roundings(), taxGap()) || isTaxByPiece() || isOfOneRate());
    }

    /// Whether rounding the tax of each piece makes the order's tax.
    private boolean isTaxByPiece() {
        return tax.compareTo(taxByPiece(RoundingMode.HALF_DOWN).subtract(roundings())) >= 0
                && tax.compareTo(taxByPiece(RoundingMode.HALF_UP).add(roundings())) <= 0;
    }

    /// Whether the order's tax is exactly of a rate that, rounded piece by piece, makes the lines: 10 pieces of 0.82 + 0.17
    /// in an order of 8.25 + 1.65.
    private boolean isOfOneRate() {
        var net = total.subtract(tax);
        if (net.signum() <= 0 || tax.signum() < 0) {
            return false;
        }
        var percent = tax.multiply(STEPS).divide(net, 0, RoundingMode.HALF_UP).multiply(HALF);
        var rate = new TaxRate(percent);
        return isWithin(roundings(), net.multiply(rate.fraction()).subtract(tax)) && Stream
                .concat(lines.stream().map(SaleLine::charge), Stream.of(postage.charge()))
                .allMatch(charge -> charge.fits(rate) || charge.fitsInParts(rate));
    }

    /// Half a minor unit for each part, and for the total.
    private BigDecimal roundings() {
        return halves(lines.size() + (postage.isFree() ? 1 : 2));
    }

    private BigDecimal taxByPiece(RoundingMode rounding) {
        return lines.stream().map(line -> {
            var pieces = BigDecimal.valueOf(line.quantity());
            return line.tax().getAmount().divide(pieces, currency.getDecimalPlaces(), rounding).multiply(pieces);
        }).reduce(postage.tax().getAmount(), BigDecimal::add);
    }

    private BigDecimal halves(long count) {
        return HALF.movePointLeft(currency.getDecimalPlaces()).multiply(BigDecimal.valueOf(count));
    }

    /// The tax that the parts' rates come to on the order's net total.
    private BigDecimal ratesTax() {
        var nets = Spread.bringing(parts(SaleLine::net, postage.net()), total.subtract(tax));
        var charges = Stream.concat(lines.stream().map(SaleLine::charge), Stream.of(postage.charge())).toList();
        return IntStream.range(0, nets.size())
                .mapToObj(at -> nets.get(at).multiply(charges.get(at).named().fraction()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Shops state what is taken off with tax or without.
    private boolean isDiscount() {
        return discount.signum() > 0 && netGap().signum() > 0
                && (isWithin(roundings(), netGap().subtract(discount))
                        || isWithin(roundings(), netGap().add(taxGap()).subtract(discount)));
    }

    private boolean amountsAgree() {
        return isWithin(roundings(), netGap().add(taxGap()))
                || isWithin(roundings(), netGap().add(taxGap()).subtract(discount));
    }

    /// What roundings leave is shared out in proportion, unrounded.
    private Reconciled brought(List<Allowance> allowances) {
        var net = total.subtract(tax).add(sum(allowances, Allowance::net));
        var nets = Spread.bringing(parts(SaleLine::net, postage.net()), net);
        var taxes = Spread.bringing(parts(SaleLine::tax, postage.tax()), tax.add(sum(allowances, Allowance::tax)));
        var brought = IntStream.range(0, lines.size()).mapToObj(at -> with(lines.get(at), nets.get(at), taxes.get(at)))
                .toList();
        var carriage = new Postage(money(nets.getLast()), money(taxes.getLast()), postage.charge());
        return new Reconciled(brought, carriage, allowances, Money.of(currency, tax, RoundingMode.HALF_UP));
    }

    /// The charge stays as it was read: it is the evidence of the rate.
    private SaleLine with(SaleLine line, BigDecimal net, BigDecimal tax) {
        return new SaleLine(line.product(), line.quantity(), money(net), money(tax), line.charge(), line
                .discountPercent());
    }

    private Senseless otherTotal() {
        return new Senseless(OrderCause.DOES_NOT_ADD_UP.of(number, text(sum(SaleLine::net, postage.net()).add(sum(
                SaleLine::tax, postage.tax()))), text(total)));
    }

    private Senseless otherTax() {
        var cause = discount.signum() == 0
                ? OrderCause.TAX_DOES_NOT_ADD_UP
                : OrderCause.TAX_DOES_NOT_ADD_UP_LESS_DISCOUNT;
        return new Senseless(cause.of(number, text(tax), text(carried())));
    }

    /// The tax of the parts less a discount that is taken off all of them alike.
    private BigDecimal carried() {
        return isDiscount() ? ratesTax() : sum(SaleLine::tax, postage.tax());
    }

    private BigDecimal sum(Function<SaleLine, BigMoney> part, BigMoney ofPostage) {
        return parts(part, ofPostage).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<Allowance> allowances, Function<Allowance, BigMoney> part) {
        return allowances.stream().map(part).map(BigMoney::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Line by line, the postage last.
    private List<BigDecimal> parts(Function<SaleLine, BigMoney> part, BigMoney ofPostage) {
        var parts = new ArrayList<BigDecimal>();
        lines.forEach(line -> parts.add(part.apply(line).getAmount()));
        parts.add(ofPostage.getAmount());
        return parts;
    }

    private BigMoney money(BigDecimal amount) {
        return BigMoney.of(currency, amount);
    }

    private String text(BigDecimal amount) {
        return amount.setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP).toPlainString() + " " + currency;
    }

    private static boolean isWithin(BigDecimal tolerance, BigDecimal difference) {
        return difference.abs().compareTo(tolerance) <= 0;
    }
}
