package dev.cloudcart.core.mapping;

import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.TaxCharge;

/// Says where a buyer is: as the order says; else where its store sells, by the company's table; else at home, when
/// both the currency and every rate are the company's own and the order writes no country at all; else nobody
/// knows. What was sold without tax tells nothing of a rate.
record Buyers(Stores stores, CurrencyUnit currency, TaxCodes codes) {

    Jurisdiction of(Sale sale) {
        if (sale.buyer().isKnown()) {
            return sale.buyer();
        }
        return stores.countryOf(sale.channel())
                .map(Jurisdiction::of)
                .orElseGet(() -> isDomestic(sale) ? Jurisdiction.of(codes.home()) : sale.buyer());
    }

    private boolean isDomestic(Sale sale) {
        var taxed = charges(sale).filter(charge -> !charge.isUntaxed()).toList();
        return sale.buyer().equals(Jurisdiction.UNKNOWN)
                && sale.currency().equals(currency)
                && !taxed.isEmpty()
                && taxed.stream().allMatch(codes::isDomestic);
    }

    private static Stream<TaxCharge> charges(Sale sale) {
        return Stream.of(
                        sale.lines().stream().map(SaleLine::charge),
                        SharedPostage.of(sale).stream().map(Postage::charge),
                        sale.allowances().stream().map(Allowance::like))
                .flatMap(charges -> charges);
    }
}
