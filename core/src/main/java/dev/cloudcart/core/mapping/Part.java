package dev.cloudcart.core.mapping;

import java.math.BigDecimal;

import org.joda.money.BigMoney;

import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.money.TaxRate;

/// One thing that a sale's total is made of: a line, the postage, an allowance. Unrounded.
record Part(ItemNeed item, String description, int quantity, BigMoney net, BigMoney tax, TaxRate rate) {

    /// The same with its tax inside the price and none beside it.
    Part withTaxInside() {
        return new Part(item, description, quantity, net.plus(tax), BigMoney.zero(net.getCurrencyUnit()),
                TaxRate.ZERO);
    }

    /// The same with its tax left to a line of its own.
    Part withoutTax() {
        return new Part(item, description, quantity, net, BigMoney.zero(net.getCurrencyUnit()), TaxRate.ZERO);
    }

    BigDecimal weight() {
        return net.getAmount().abs();
    }
}
