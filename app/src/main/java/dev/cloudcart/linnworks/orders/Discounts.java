package dev.cloudcart.linnworks.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.Spread;

/// Finds out what a discount on the whole order was taken off, so that the tax it carries is what the order's own
/// tax lacks. Tried in this order: off the goods in proportion to their net amounts, then to their amounts with
/// tax; the same with the postage; off one rate alone, as off the postage where that has a rate of its own. Of two
/// rates some split makes almost any tax, so that it would prove nothing, and move tax from one rate to another.
///
/// @param parts line by line, the postage last
/// @param rates by part
/// @param net what was taken off without tax
/// @param tax what the order's tax lacks
/// @param decimals of the currency
record Discounts(List<TaxCharge> parts, List<TaxRate> rates, BigDecimal net, BigDecimal tax, int decimals) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /// All that was sold at one rate.
    ///
    /// @param postage how much of the net amount is postage
    /// @param like the charge of the dearest goods of it; of the postage, where it is all
    private record Group(TaxRate rate, BigDecimal net, BigDecimal postage, TaxCharge like) {

        private BigDecimal gross() {
            return net.add(net.multiply(rate.fraction()));
        }

        private Group plus(TaxCharge charge) {
            boolean dearer = charge.net()
                            .getAmount()
                            .abs()
                            .compareTo(like.net().getAmount().abs())
                    > 0;
            return new Group(rate, net.add(charge.net().getAmount()), postage, dearer ? charge : like);
        }

        private Group withPostage(BigDecimal carriage) {
            return new Group(rate, net.add(carriage), carriage, like);
        }

        private BigDecimal offPostage(BigDecimal off) {
            return net.signum() == 0 ? BigDecimal.ZERO : Decimals.divide(off.multiply(postage), net);
        }
    }

    /// Empty when the rates do not allow the tax. Where all has one rate, nothing says that the postage was left
    /// out.
    Optional<List<Allowance>> spread() {
        var goods = groups(false);
        var all = groups(true);
        return (all.size() == 1 ? Stream.of(all) : Stream.of(goods, all))
                .flatMap(this::inProportion)
                .findFirst()
                .or(() -> all.stream().flatMap(group -> offOne(group).stream()).findFirst());
    }

    private List<Group> groups(boolean withPostage) {
        var groups = new LinkedHashMap<TaxRate, Group>();
        int goods = parts.size() - 1;
        IntStream.range(0, goods)
                .filter(at -> !parts.get(at).isNothing())
                .forEach(at -> groups.merge(
                        rates.get(at),
                        new Group(rates.get(at), parts.get(at).net().getAmount(), BigDecimal.ZERO, parts.get(at)),
                        (group, _) -> group.plus(parts.get(at))));
        var carriage = parts.get(goods);
        if (withPostage && !carriage.isNothing()) {
            var net = carriage.net().getAmount();
            groups.merge(
                    rates.get(goods),
                    new Group(rates.get(goods), net, net, carriage),
                    (group, _) -> group.withPostage(net));
        }
        return groups.values().stream()
                .filter(group -> group.net().signum() > 0)
                .toList();
    }

    private Stream<List<Allowance>> inProportion(List<Group> groups) {
        if (groups.isEmpty()) {
            return Stream.empty();
        }
        var byNet = Spread.over(groups.stream().map(Group::net).toList(), net);
        var byGross = Spread.over(groups.stream().map(Group::gross).toList(), net.add(tax));
        var netsByGross = new ArrayList<BigDecimal>();
        for (int at = 0; at < groups.size(); at++) {
            netsByGross.add(
                    Decimals.withoutTax(byGross.get(at), groups.get(at).rate().percent()));
        }
        return Stream.of(byNet, netsByGross)
                .filter(nets -> leadsThere(groups, nets))
                .map(nets -> allowances(groups, nets));
    }

    private Optional<List<Allowance>> offOne(Group group) {
        var alone = List.of(group);
        return leadsThere(alone, List.of(net)) ? Optional.of(allowances(alone, List.of(net))) : Optional.empty();
    }

    private boolean leadsThere(List<Group> groups, List<BigDecimal> nets) {
        var carried = taxes(groups, nets).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var taken = nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var room = room(groups);
        return carried.subtract(tax).abs().compareTo(room) <= 0
                && taken.subtract(net).abs().compareTo(room) <= 0
                && isEnough(groups, nets);
    }

    /// The tax of the order and that of the discount at each rate were rounded, and so were the two totals that
    /// tell what was taken off.
    private BigDecimal room(List<Group> groups) {
        var rates = groups.stream().map(group -> group.rate().fraction()).reduce(BigDecimal.ONE, BigDecimal::add);
        return HALF.movePointLeft(decimals).multiply(rates.add(BigDecimal.valueOf(groups.size())));
    }

    /// Nothing is taken off twice; a minor unit more is a rounding.
    private boolean isEnough(List<Group> groups, List<BigDecimal> nets) {
        var unit = BigDecimal.ONE.movePointLeft(decimals);
        return IntStream.range(0, nets.size())
                .allMatch(at -> nets.get(at).compareTo(groups.get(at).net().add(unit)) <= 0);
    }

    /// Together exactly the net amount and the tax.
    private List<Allowance> allowances(List<Group> groups, List<BigDecimal> nets) {
        var exactNets = Spread.bringing(nets, net);
        var exactTaxes = Spread.bringing(taxes(groups, nets), tax);
        var allowances = new ArrayList<Allowance>();
        for (int at = 0; at < groups.size(); at++) {
            if (exactNets.get(at).signum() != 0 || exactTaxes.get(at).signum() != 0) {
                allowances.add(allowance(groups.get(at), exactNets.get(at), exactTaxes.get(at)));
            }
        }
        return allowances;
    }

    private static Allowance allowance(Group group, BigDecimal net, BigDecimal tax) {
        var currency = group.like().net().getCurrencyUnit();
        return new Allowance(
                BigMoney.of(currency, net),
                BigMoney.of(currency, tax),
                group.like(),
                BigMoney.of(currency, group.offPostage(net)));
    }

    private static List<BigDecimal> taxes(List<Group> groups, List<BigDecimal> nets) {
        var taxes = new ArrayList<BigDecimal>();
        for (int at = 0; at < groups.size(); at++) {
            taxes.add(nets.get(at).multiply(groups.get(at).rate().fraction()));
        }
        return taxes;
    }
}
