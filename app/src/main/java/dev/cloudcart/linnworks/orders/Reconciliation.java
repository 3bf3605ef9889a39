package dev.cloudcart.linnworks.orders;

import static dev.cloudcart.linnworks.reading.Decimals.orZero;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
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
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.linnworks.orders.TaxWays.Way;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.reading.Spread;
import dev.cloudcart.linnworks.wire.OrderJson;

/// Brings the lines and the postage of an order to its own total and its own tax, which are the truth, or says that
/// they do not lead there.
///
/// Two things may stand between them: roundings, as far as one of the [ways][TaxWays] in which shops round makes
/// exactly the order's tax of these parts; and a discount on the whole order, given with or without tax, which is
/// taken off so that the tax it carries is exactly what the order's tax lacks.
///
/// ```
/// line 16.67 + 3.33, discount 5.00, total 15.00, tax 2.50   →   less 4.17 + 0.83 at 20 %
/// line 10.00 + 2.00, total 12.00, tax 0.00                  →   held with both taxes
/// 100 lines 10.00 + 2.00, total 1200.00, tax 199.50         →   held with both taxes
/// ```
final class Reconciliation {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final String number;
    private final CurrencyUnit currency;
    private final List<SaleLine> lines;
    private final Postage postage;
    private final List<TaxCharge> parts;
    private final BigDecimal total;
    private final BigDecimal tax;
    private final BigDecimal discount;
    private final TaxWays ways;

    /// All of them add up to the order's total and, for the tax, to its tax.
    ///
    /// @param tax the order's own, rounded half-up
    record Reconciled(List<SaleLine> lines, Postage postage, List<Allowance> allowances, Money tax) {}

    private Reconciliation(
            String number,
            OrderJson.Totals totals,
            List<SaleLine> lines,
            Postage postage,
            CurrencyUnit currency,
            boolean fromGross) {
        this.number = number;
        this.currency = currency;
        this.lines = lines;
        this.postage = postage;
        parts = Stream.concat(lines.stream().map(SaleLine::charge), Stream.of(postage.charge()))
                .toList();
        total = orZero(totals.totalCharge());
        tax = totals.tax() == null ? sum(TaxCharge::tax) : orZero(totals.tax());
        discount = orZero(totals.totalDiscount()).abs();
        var ofCountry = new TaxRate(orZero(totals.countryTaxRate()).max(BigDecimal.ZERO));
        ways = new TaxWays(parts, new ToldRates(parts, ofCountry), fromGross, currency.getDecimalPlaces());
    }

    /// @param fromGross whether the order's prices include tax
    /// @throws Senseless when nothing makes them add up
    static Reconciled of(
            String number,
            OrderJson.Totals totals,
            List<SaleLine> lines,
            Postage postage,
            CurrencyUnit currency,
            boolean fromGross) {
        return new Reconciliation(number, totals, lines, postage, currency, fromGross).reconcile();
    }

    private Reconciled reconcile() {
        if (isTaxForgotten() && amountsAgree()) {
            throw otherTax();
        }
        return rounded().or(this::discounted).orElseThrow(() -> amountsAgree() ? otherTax() : otherTotal());
    }

    private Optional<Reconciled> rounded() {
        return isTotal() || isNetTotal()
                ? making().filter(way -> isWithin(halves(1), netGap(way)))
                        .findFirst()
                        .or(() -> making().findFirst())
                        .map(way -> brought(way, List.of()))
                : Optional.empty();
    }

    /// The ways to the order's tax: best is one that leaves its net total too.
    private Stream<Way> making() {
        return ways.all().filter(way -> way.span().holds(rounded(tax))).map(way -> way.making(rounded(tax)));
    }

    /// No order is without tax because each of its pieces came to less than half a minor unit.
    private boolean isTaxForgotten() {
        return discount.signum() == 0
                && tax.signum() == 0
                && sum(TaxCharge::tax).abs().compareTo(halves(1)) > 0;
    }

    /// Whether the parts with their own tax add up to the total.
    private boolean isTotal() {
        return ways.sums(amounts(charge -> charge.net().plus(charge.tax())))
                .anyMatch(span -> span.holds(rounded(total)));
    }

    /// Whether they do so with the order's tax.
    private boolean isNetTotal() {
        var net = rounded(total).subtract(rounded(tax));
        return ways.sums(amounts(TaxCharge::net)).anyMatch(span -> span.holds(net));
    }

    private Optional<Reconciled> discounted() {
        return discount.signum() == 0
                ? Optional.empty()
                : ways.all()
                        .filter(this::isDiscounted)
                        .flatMap(way -> new Discounts(
                                        parts, way.rates(), netGap(way), taxGap(way), currency.getDecimalPlaces())
                                .spread().map(off -> brought(way, off)).stream())
                        .findFirst();
    }

    /// Shops state what is taken off with tax or without. It, the total and the tax may each have been rounded.
    private boolean isDiscounted(Way way) {
        return netGap(way).signum() > 0
                && (isWithin(halves(3), netGap(way).subtract(discount))
                        || isWithin(halves(2), netGap(way).add(taxGap(way)).subtract(discount)));
    }

    /// What the order's net total and tax lack of the parts'.
    private BigDecimal netGap(Way way) {
        return sum(way.nets()).subtract(total.subtract(tax));
    }

    private BigDecimal taxGap(Way way) {
        return sum(way.taxes()).subtract(tax);
    }

    /// Where they do, it is the tax that is wrong.
    private boolean amountsAgree() {
        return isTotal()
                || isNetTotal()
                || (discount.signum() != 0 && ways.all().anyMatch(this::isDiscounted));
    }

    private BigDecimal halves(int count) {
        return HALF.movePointLeft(currency.getDecimalPlaces()).multiply(BigDecimal.valueOf(count));
    }

    /// What roundings leave is shared out in proportion, unrounded.
    private Reconciled brought(Way way, List<Allowance> allowances) {
        var net = total.subtract(tax).add(sum(allowances, Allowance::net));
        var nets = Spread.bringing(way.nets(), net);
        var taxes = Spread.bringing(way.taxes(), tax.add(sum(allowances, Allowance::tax)));
        var brought = IntStream.range(0, lines.size())
                .mapToObj(at -> with(lines.get(at), nets.get(at), taxes.get(at)))
                .toList();
        var carriage = new Postage(money(nets.getLast()), money(taxes.getLast()), postage.charge());
        return new Reconciled(brought, carriage, allowances, Money.of(currency, tax, RoundingMode.HALF_UP));
    }

    /// The charge stays as it was read: it is the evidence of the rate.
    private SaleLine with(SaleLine line, BigDecimal net, BigDecimal tax) {
        return new SaleLine(
                line.product(), line.quantity(), money(net), money(tax), line.charge(), line.discountPercent());
    }

    private Senseless otherTotal() {
        return new Senseless(OrderCause.DOES_NOT_ADD_UP.of(
                number, text(sum(charge -> charge.net().plus(charge.tax()))), text(total)));
    }

    private Senseless otherTax() {
        boolean isPlain = discount.signum() == 0;
        var cause = isPlain ? OrderCause.TAX_DOES_NOT_ADD_UP : OrderCause.TAX_DOES_NOT_ADD_UP_LESS_DISCOUNT;
        return new Senseless(
                cause.of(number, text(tax), text(isPlain || isTotal() ? sum(TaxCharge::tax) : ratesTax())));
    }

    /// The tax that the parts' rates come to on the order's net total, when a discount is taken off all of them
    /// alike.
    private BigDecimal ratesTax() {
        var nets = Spread.bringing(amounts(TaxCharge::net), total.subtract(tax));
        return IntStream.range(0, nets.size())
                .mapToObj(at -> nets.get(at).multiply(parts.get(at).named().fraction()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sum(Function<TaxCharge, BigMoney> part) {
        return sum(amounts(part));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<Allowance> allowances, Function<Allowance, BigMoney> part) {
        return sum(allowances.stream().map(part).map(BigMoney::getAmount).toList());
    }

    private List<BigDecimal> amounts(Function<TaxCharge, BigMoney> part) {
        return parts.stream().map(part).map(BigMoney::getAmount).toList();
    }

    private BigMoney money(BigDecimal amount) {
        return BigMoney.of(currency, amount);
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP);
    }

    private String text(BigDecimal amount) {
        return rounded(amount).toPlainString() + " " + currency;
    }

    private static boolean isWithin(BigDecimal tolerance, BigDecimal difference) {
        return difference.abs().compareTo(tolerance) <= 0;
    }
}
