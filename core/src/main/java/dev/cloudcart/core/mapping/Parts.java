package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.List;

import org.joda.money.BigMoney;

import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;

/// Takes a sale apart into what its total is made of.
final class Parts {
    private Parts() {}

    static List<Part> of(Sale sale, Wanted wanted) {
        var parts = new ArrayList<Part>();
        sale.lines().forEach(line -> parts.add(line(line, wanted)));
        SharedPostage.of(sale).forEach(postage -> parts.add(new Part(wanted.shipping(), "Shipping", 1, postage.net(),
                postage.tax(), postage.charge(), Kind.POSTAGE)));
        sale.allowances().forEach(allowance -> parts.add(allowance(allowance, sale, wanted)));
        return parts;
    }

    /// The sale's tax as a part of its own, for books that show tax on a line.
    static List<Part> withTaxOnALine(List<Part> parts, Wanted wanted, BigMoney zero) {
        var apart = new ArrayList<>(parts.stream().map(Part::withoutTax).toList());
        var tax = parts.stream().map(Part::tax).reduce(zero, BigMoney::plus);
        if (!tax.isZero()) {
            apart.add(Part.untaxed(wanted.tax(), "Tax", 1, tax, Kind.GOODS));
        }
        return apart;
    }

    private static Part line(SaleLine line, Wanted wanted) {
        return new Part(wanted.item(line.product()), description(line), line.quantity(), line.net(), line.tax(),
                line.charge(), Kind.GOODS);
    }

    private static String description(SaleLine line) {
        var title = line.product().title().strip();
        var words = title.isEmpty() ? line.product().sku() : title;
        return line.discountPercent().signum() == 0
                ? words
                : words + " (less " + line.discountPercent().stripTrailingZeros().toPlainString() + " %)";
    }

    private static Part allowance(Allowance allowance, Sale sale, Wanted wanted) {
        return new Part(wanted.discount(), "Discount", 1, allowance.net().negated(), allowance.tax().negated(),
                allowance.like(), kind(allowance, sale));
    }

    private static Kind kind(Allowance allowance, Sale sale) {
        boolean isOffGoods = sale.lines().stream().anyMatch(line -> line.charge().equals(allowance.like()));
        return isOffGoods || !sale.postage().charge().equals(allowance.like()) ? Kind.GOODS : Kind.POSTAGE;
    }
}
