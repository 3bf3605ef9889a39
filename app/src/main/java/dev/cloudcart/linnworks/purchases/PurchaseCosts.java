package dev.cloudcart.linnworks.purchases;

import static dev.cloudcart.linnworks.reading.Decimals.divide;
import static dev.cloudcart.linnworks.reading.Decimals.orZero;
import static dev.cloudcart.linnworks.reading.Decimals.quiet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.linnworks.reading.Decimals;
import dev.cloudcart.linnworks.reading.OrderCause;
import dev.cloudcart.linnworks.reading.OrderRefs;
import dev.cloudcart.linnworks.reading.Senseless;
import dev.cloudcart.linnworks.wire.PurchaseJson;
import dev.cloudcart.linnworks.wire.Wording;

/// Reads what a purchase order cost beside its goods, in the order's currency: its additional costs and its
/// postage.
record PurchaseCosts(PurchaseOrder order, PurchaseJson json) {

    /// @param percent the rate that is stated; null, or less than zero, for none
    /// @param lines those that it is for; empty for all
    record Cost(
            String name,
            String reference,
            BigDecimal gross,
            BigDecimal tax,
            @Nullable BigDecimal percent,
            Set<UUID> lines) {

        private boolean isNothing() {
            return gross.signum() == 0;
        }

        /// One delivery's share of it.
        PurchaseCost share(Money net, Money tax) {
            var reader = new PurchaseLineReader("", net.getCurrencyUnit(), true);
            var whole = reader.charge(percent, gross.subtract(this.tax), this.tax, 1);
            var charge = reader.charge(whole.stated().percent(), net.getAmount(), tax.getAmount(), 1);
            return new PurchaseCost(name, reference, charge.net(), charge.tax(), charge);
        }
    }

    /// @throws Senseless when one is in a currency that does not lead to the order's
    static List<Cost> of(PurchaseOrder order, PurchaseJson json) {
        return new PurchaseCosts(order, json).all();
    }

    private List<Cost> all() {
        return Stream.concat(json.costs().stream().map(this::read), Stream.of(postage()))
                .filter(cost -> !cost.isNothing())
                .toList();
    }

    private Cost postage() {
        var totals = new PurchaseTotals(order.ref().number(), json.headerOrNone(), order.lines(), order.currency());
        var gross = quiet(totals.postage());
        return new Cost("Postage", "", gross, totals.taxIn(gross), totals.postageRate(), Set.of());
    }

    private Cost read(PurchaseJson.Cost cost) {
        var net = quiet(orZero(cost.subTotal()));
        var tax = quiet(orZero(cost.tax()));
        var gross = net.add(tax);
        var name = Wording.plain(cost.name()).isEmpty() ? "Additional cost" : Wording.plain(cost.name());
        if (gross.signum() == 0) {
            return new Cost(name, "", gross, tax, null, Set.of());
        }
        var currency = currency(cost, name);
        var isForeign = !currency.equals(order.currency());
        return new Cost(
                isForeign ? "%s (%s)".formatted(name, Decimals.rounded(currency, gross)) : name,
                Wording.plain(cost.reference()),
                isForeign ? converted(gross, cost, name) : gross,
                isForeign ? converted(tax, cost, name) : tax,
                cost.taxRate(),
                lines(cost));
    }

    private CurrencyUnit currency(PurchaseJson.Cost cost, String name) {
        return PurchaseReader.currency(cost.currency())
                .orElseThrow(() -> new Senseless(OrderCause.COST_WITHOUT_CURRENCY.of(
                        name, order.ref().number(), PurchaseReader.shown(cost.currency()))));
    }

    /// Divided by its own rate it is in the account's currency (Linnworks, Purchase Order API,
    /// `AddAdditionalCostItem`), and divided by the order's in the order's.
    private BigDecimal converted(BigDecimal amount, PurchaseJson.Cost cost, String name) {
        var rate = orZero(cost.conversionRate());
        if (rate.signum() <= 0) {
            throw new Senseless(
                    OrderCause.COST_WITHOUT_RATE.of(name, order.ref().number(), PurchaseReader.shown(cost.currency())));
        }
        return divide(divide(amount, rate), PurchaseRate.of(order, json.headerOrNone()));
    }

    private static Set<UUID> lines(PurchaseJson.Cost cost) {
        return Optional.ofNullable(cost.allocations()).orElse(List.of()).stream()
                .filter(part -> part.percent() == null || part.percent().signum() > 0)
                .map(part -> OrderRefs.uuid(part.item()))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
