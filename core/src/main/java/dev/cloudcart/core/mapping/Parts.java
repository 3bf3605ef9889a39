package dev.cloudcart.core.mapping;

import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

import org.joda.money.BigMoney;

import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;

/// Takes a sale apart into what its total is made of.
final class Parts {
    private Parts() {}

    /// @param kindsApart whether goods and postage of one rate may have different tax codes
    static List<Part> of(Sale sale, Wanted wanted, boolean kindsApart) {
        var parts = new ArrayList<Part>();
        sale.lines().forEach(line -> parts.add(line(line, wanted)));
        SharedPostage.of(sale)
                .forEach(postage -> parts.add(new Part(
                        wanted.shipping(),
                        "Shipping",
                        1,
                        postage.net(),
                        postage.tax(),
                        postage.charge(),
                        Kind.POSTAGE)));
        sale.allowances().forEach(allowance -> parts.addAll(allowances(allowance, sale, wanted, kindsApart)));
        return parts;
    }

    /// The tax as a part of its own, for books that show tax on a line.
    static List<Part> withTaxOnALine(List<Part> parts, ItemNeed taxItem, BigMoney zero) {
        var apart = new ArrayList<>(parts.stream().map(Part::withoutTax).toList());
        var tax = parts.stream().map(Part::tax).reduce(zero, BigMoney::plus);
        if (!tax.isZero()) {
            apart.add(Part.untaxed(taxItem, "Tax", 1, tax, Kind.GOODS));
        }
        return apart;
    }

    private static Part line(SaleLine line, Wanted wanted) {
        return new Part(
                wanted.item(line.product()),
                description(line),
                line.quantity(),
                line.net(),
                line.tax(),
                line.charge(),
                Kind.GOODS);
    }

    private static String description(SaleLine line) {
        var title = line.product().title().strip();
        var words = title.isEmpty() ? line.product().sku() : title;
        return line.discountPercent().signum() == 0
                ? words
                : words + " (less "
                        + line.discountPercent().stripTrailingZeros().toPlainString() + " %)";
    }

    /// What was taken off goods and postage together is shared out between them in proportion, where that can
    /// matter.
    private static List<Part> allowances(Allowance allowance, Sale sale, Wanted wanted, boolean kindsApart) {
        var net = allowance.net();
        var ofPostage = allowance.offPostage();
        if (!kindsApart || ofPostage.isZero() || ofPostage.isEqual(net)) {
            return List.of(allowance(allowance, kind(allowance, sale), wanted));
        }
        var tax = BigMoney.of(
                net.getCurrencyUnit(),
                allowance
                        .tax()
                        .getAmount()
                        .multiply(ofPostage.getAmount())
                        .divide(net.getAmount(), MathContext.DECIMAL64));
        return List.of(
                allowance(
                        new Allowance(net.minus(ofPostage), allowance.tax().minus(tax), allowance.like()),
                        Kind.GOODS,
                        wanted),
                allowance(new Allowance(ofPostage, tax, sale.postage().charge()), Kind.POSTAGE, wanted));
    }

    private static Part allowance(Allowance allowance, Kind kind, Wanted wanted) {
        return new Part(
                wanted.discount(),
                "Discount",
                1,
                allowance.net().negated(),
                allowance.tax().negated(),
                allowance.like(),
                kind);
    }

    private static Kind kind(Allowance allowance, Sale sale) {
        if (allowance.offPostage().isEqual(allowance.net())) {
            return Kind.POSTAGE;
        }
        boolean isOffGoods =
                sale.lines().stream().anyMatch(line -> line.charge().equals(allowance.like()));
        return isOffGoods || !sale.postage().charge().equals(allowance.like()) ? Kind.GOODS : Kind.POSTAGE;
    }
}
