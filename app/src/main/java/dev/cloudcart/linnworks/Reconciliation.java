package dev.cloudcart.linnworks;

import static dev.cloudcart.linnworks.Decimals.orZero;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.SaleLine;

/// Makes the parts of an order add up to its total, or says that they do not.
///
/// In this order: the lines as they are; the lines less the order's discount; the lines by the order's own figures. The last
/// is for orders whose lines were rounded, or taxed otherwise than the order as a whole: the lines' net amounts must then
/// already be the order's subtotal within half a minor unit each, so that no difference of substance is spread.
record Reconciliation(String number, CurrencyUnit currency, OrderJson.Totals totals, List<SaleLine> lines,
        Postage postage) {

    /// @param allowance taken off beside the lines
    record Reconciled(List<SaleLine> lines, BigMoney allowance) {}

    /// @throws Senseless when nothing makes them add up
    Reconciled reconcile() {
        var none = BigDecimal.ZERO;
        var discount = orZero(totals.totalDiscount()).abs();
        if (addUp(none)) {
            return new Reconciled(lines, allowance(none));
        }
        if (addUp(discount)) {
            return new Reconciled(lines, allowance(discount));
        }
        return Stream.of(none, discount).filter(this::orderFiguresFit).findFirst().map(this::byOrderFigures)
                .orElseThrow(this::mismatch);
    }

    private boolean addUp(BigDecimal allowance) {
        return isWithin(half(), sum().subtract(allowance), orZero(totals.totalCharge()));
    }

    private boolean orderFiguresFit(BigDecimal allowance) {
        if (totals.subtotal() == null || totals.tax() == null || lines.isEmpty()) {
            return false;
        }
        var postageNet = postage.net().getAmount();
        var sum = orZero(totals.subtotal()).add(orZero(totals.tax())).add(postageNet);
        var lineTolerance = half().multiply(BigDecimal.valueOf(lines.size()));
        return isWithin(half(), sum, orZero(totals.totalCharge()))
                && isWithin(lineTolerance, net().subtract(allowance), orZero(totals.subtotal()))
                && (goodsTax().signum() == 0 || haveOneSign(SaleLine::tax) || haveOneSign(SaleLine::net));
    }

    private Reconciled byOrderFigures(BigDecimal allowance) {
        var nets = Spread.over(parts(SaleLine::net), orZero(totals.subtotal()).add(allowance));
        var taxes = Spread.over(haveOneSign(SaleLine::tax) ? parts(SaleLine::tax) : parts(SaleLine::net), goodsTax());
        var spread = IntStream.range(0, lines.size())
                .mapToObj(at -> with(lines.get(at), nets.get(at), taxes.get(at))).toList();
        return new Reconciled(spread, allowance(allowance));
    }

    /// The rate stays where only roundings moved the tax.
    private SaleLine with(SaleLine line, BigDecimal net, BigDecimal tax) {
        var rate = isWithin(half(), tax, line.tax().getAmount()) ? line.rate() : Decimals.rate(net, tax);
        return new SaleLine(line.product(), line.quantity(), BigMoney.of(currency, net), BigMoney.of(currency, tax),
                rate,
                line.discountPercent());
    }

    private Senseless mismatch() {
        return new Senseless("The lines and postage of order %s add up to %s, but its total is %s".formatted(number,
                text(sum()), text(orZero(totals.totalCharge()))), "Correct the order in Linnworks, then sync it again");
    }

    private BigDecimal goodsTax() {
        return orZero(totals.tax()).subtract(postage.tax().getAmount());
    }

    private BigDecimal sum() {
        return net().add(total(SaleLine::tax)).add(postage.net().getAmount()).add(postage.tax().getAmount());
    }

    private BigDecimal net() {
        return total(SaleLine::net);
    }

    private BigDecimal total(Function<SaleLine, BigMoney> part) {
        return parts(part).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<BigDecimal> parts(Function<SaleLine, BigMoney> part) {
        return lines.stream().map(part).map(BigMoney::getAmount).toList();
    }

    private boolean haveOneSign(Function<SaleLine, BigMoney> part) {
        var signs = lines.stream().map(part).filter(Predicate.not(BigMoney::isZero)).map(BigMoney::isPositive)
                .distinct();
        return signs.count() == 1;
    }

    private BigMoney allowance(BigDecimal amount) {
        return BigMoney.of(currency, amount);
    }

    private BigDecimal half() {
        return new BigDecimal("0.5").movePointLeft(currency.getDecimalPlaces());
    }

    private String text(BigDecimal amount) {
        return amount.setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP).toPlainString() + " " + currency;
    }

    private static boolean isWithin(BigDecimal tolerance, BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(tolerance) <= 0;
    }
}
