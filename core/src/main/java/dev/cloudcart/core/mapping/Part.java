package dev.cloudcart.core.mapping;

import java.math.BigDecimal;

import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.TaxCharge;

/// One thing that a total is made of: a line, the postage, an allowance, a cost. Unrounded.
///
/// @param charge the evidence of its rate
/// @param link of a purchase's line; null for anything else
record Part(
        ItemNeed item,
        String description,
        int quantity,
        BigMoney net,
        BigMoney tax,
        TaxCharge charge,
        Kind kind,
        @Nullable LineLink link) {

    /// Of something sold.
    Part(ItemNeed item, String description, int quantity, BigMoney net, BigMoney tax, TaxCharge charge, Kind kind) {
        this(item, description, quantity, net, tax, charge, kind, null);
    }

    /// The same with its tax inside the price and none beside it.
    Part withTaxInside() {
        return untaxed(net.plus(tax));
    }

    /// The same with its tax left to a line of its own.
    Part withoutTax() {
        return untaxed(net);
    }

    private Part untaxed(BigMoney amount) {
        return untaxed(item, description, quantity, amount, kind, link);
    }

    static Part untaxed(ItemNeed item, String description, int quantity, BigMoney amount, Kind kind) {
        return untaxed(item, description, quantity, amount, kind, null);
    }

    private static Part untaxed(
            ItemNeed item, String description, int quantity, BigMoney amount, Kind kind, @Nullable LineLink link) {
        var none = BigMoney.zero(amount.getCurrencyUnit());
        var charge = new TaxCharge(TaxRate.ZERO, amount, none, quantity);
        return new Part(item, description, quantity, amount, none, charge, kind, link);
    }

    BigDecimal weight() {
        return net.getAmount().abs();
    }
}
