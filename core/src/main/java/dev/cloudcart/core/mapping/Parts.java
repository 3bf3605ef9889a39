package dev.cloudcart.core.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.joda.money.BigMoney;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;

/// Takes a sale apart into what its total is made of.
final class Parts {
    private Parts() {}

    static List<Part> of(Sale sale, Wanted wanted) {
        var parts = new ArrayList<Part>();
        sale.lines().forEach(line -> parts.add(line(line, wanted)));
        if (!sale.postage().isFree()) {
            var postage = sale.postage();
            parts.add(new Part(wanted.shipping(), "Shipping", 1, postage.net(), postage.tax(), postage.rate()));
        }
        if (!sale.allowance().isZero()) {
            parts.add(allowance(sale, wanted, parts));
        }
        return parts;
    }

    /// The sale's tax as a part of its own, for books that show tax on a line.
    static List<Part> withTaxOnALine(List<Part> parts, Wanted wanted, BigMoney zero) {
        var apart = new ArrayList<>(parts.stream().map(Part::withoutTax).toList());
        var tax = parts.stream().map(Part::tax).reduce(zero, BigMoney::plus);
        if (!tax.isZero()) {
            apart.add(new Part(wanted.tax(), "Tax", 1, tax, zero, TaxRate.ZERO));
        }
        return apart;
    }

    private static Part line(SaleLine line, Wanted wanted) {
        return new Part(wanted.item(line.product()), description(line), line.quantity(), line.net(), line.tax(),
                line.rate());
    }

    private static String description(SaleLine line) {
        var title = line.product().title().strip();
        var words = title.isEmpty() ? line.product().sku() : title;
        return line.discountPercent().signum() == 0
                ? words
                : words + " (less " + line.discountPercent().stripTrailingZeros().toPlainString() + " %)";
    }

    /// An allowance reduces what the heaviest part's rate is charged on; its tax is already in the lines' figures.
    private static Part allowance(Sale sale, Wanted wanted, List<Part> parts) {
        var rate = parts.stream().max(Comparator.comparing(Part::weight)).map(Part::rate).orElse(TaxRate.ZERO);
        var none = BigMoney.zero(sale.currency());
        return new Part(wanted.discount(), "Discount", 1, sale.allowance().negated(), none, rate);
    }
}
