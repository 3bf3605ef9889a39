package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.TaxCharge;

/// Postage of goods at several rates, whose tax is of no one rate but of all of them, in proportion to what the
/// goods cost (HM Revenue and Customs, VAT Notice 700, section 8: one price for goods at different rates).
///
/// ```
/// goods 10.00 at 20 % and 10.00 at 0 %, postage 4.00 + 0.40   →   postage 2.00 + 0.40 at 20 %, and 2.00 at 0 %
/// ```
final class SharedPostage {
    private SharedPostage() {}

    /// All goods at one rate.
    ///
    /// @param like the charge of the first of them, whose tax code the postage shares
    private record Group(TaxRate rate, BigDecimal net, TaxCharge like) {

        BigDecimal gross() {
            return net.add(net.multiply(rate.fraction()));
        }

        Group plus(Group other) {
            return new Group(rate, net.add(other.net), like);
        }
    }

    /// The postage as it is, where it has a rate or where the goods' rates do not lead to its tax.
    static List<Postage> of(Sale sale) {
        var postage = sale.postage();
        if (postage.isFree()) {
            return List.of();
        }
        var groups = groups(sale.lines());
        if (groups.size() < 2 || hasOneRate(postage.charge(), groups)) {
            return List.of(postage);
        }
        return Stream.<Function<Group, BigDecimal>>of(Group::net, Group::gross)
                .flatMap(weight -> shared(postage, groups, weight).stream())
                .findFirst()
                .orElse(List.of(postage));
    }

    private static List<Group> groups(List<SaleLine> lines) {
        var groups = new LinkedHashMap<TaxRate, Group>();
        lines.stream()
                .map(SaleLine::charge)
                .filter(charge -> charge.net().isPositive())
                .forEach(charge -> groups.merge(
                        charge.named(), new Group(charge.named(), charge.net().getAmount(), charge), Group::plus));
        return List.copyOf(groups.values());
    }

    private static boolean hasOneRate(TaxCharge charge, List<Group> groups) {
        return charge.isUntaxed()
                || charge.fits(charge.stated())
                || groups.stream().anyMatch(group -> charge.fits(group.rate()));
    }

    /// Empty where the rates do not lead to the postage's tax.
    private static Optional<List<Postage>> shared(
            Postage postage, List<Group> groups, Function<Group, BigDecimal> weight) {
        var weights = groups.stream().map(weight).toList();
        var taxWeights = groups.stream()
                .map(group -> group.rate().percent().multiply(weight.apply(group)))
                .toList();
        var mixed = new TaxRate(sum(taxWeights).divide(sum(weights), MathContext.DECIMAL64));
        if (!postage.charge().fits(mixed)) {
            return Optional.empty();
        }
        var nets = dealt(postage.net(), weights);
        var taxes = dealt(postage.tax(), taxWeights);
        return Optional.of(IntStream.range(0, groups.size())
                .mapToObj(i ->
                        new Postage(nets.get(i), taxes.get(i), groups.get(i).like()))
                .toList());
    }

    /// Unrounded; the last share is what is left, so that they add up to the amount.
    private static List<BigMoney> dealt(BigMoney amount, List<BigDecimal> weights) {
        var all = sum(weights);
        var shares = new ArrayList<BigMoney>();
        var left = amount;
        for (var weight : weights.subList(0, weights.size() - 1)) {
            var share = BigMoney.of(
                    amount.getCurrencyUnit(),
                    amount.getAmount().multiply(weight).divide(all, MathContext.DECIMAL64));
            shares.add(share);
            left = left.minus(share);
        }
        shares.add(left);
        return shares;
    }

    private static BigDecimal sum(List<BigDecimal> weights) {
        return weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
