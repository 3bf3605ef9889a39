package dev.cloudcart.core.mapping;

import java.math.BigDecimal;

import org.joda.money.BigMoney;

import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.TaxCharge;

/// One thing that a sale's total is made of: a line, the postage, an allowance. Unrounded.
///
/// @param charge the evidence of its rate
record Part(ItemNeed item, String description, int quantity, BigMoney net, BigMoney tax, TaxCharge charge, Kind kind) {

    /// The same with its tax inside the price and none beside it.
    Part withTaxInside() {
        return untaxed(net.plus(tax));
    }

    /// The same with its tax left to a line of its own.
    Part withoutTax() {
        return untaxed(net);
    }

    private Part untaxed(BigMoney amount) {
        return untaxed(item, description, quantity, amount, kind);
    }

    static Part untaxed(ItemNeed item, String description, int quantity, BigMoney amount, Kind kind) {
        var none = BigMoney.zero(amount.getCurrencyUnit());
        return new Part(
                item, description, quantity, amount, none, new TaxCharge(TaxRate.ZERO, amount, none, quantity), kind);
    }

    BigDecimal weight() {
        return net.getAmount().abs();
    }
}
