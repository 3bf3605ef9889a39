package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.money.PricedQuantity;

/// Makes one line of all lines with the same product, price and tax code, where the first of them stood.
final class EqualLines {
    private EqualLines() {}

    private record Likeness(
            Ref<Ref.Item> item,
            BigDecimal unitPrice,
            @Nullable Ref<Ref.TaxCode> taxCode) {

        static Likeness of(DocumentLine line) {
            return new Likeness(line.item(), line.unitPrice().stripTrailingZeros(), line.taxCode());
        }
    }

    static List<DocumentLine> merged(List<DocumentLine> lines) {
        var equal = new LinkedHashMap<Likeness, List<DocumentLine>>();
        lines.forEach(line ->
                equal.computeIfAbsent(Likeness.of(line), _ -> new ArrayList<>()).add(line));
        return equal.values().stream().flatMap(same -> one(same).stream()).toList();
    }

    private static List<DocumentLine> one(List<DocumentLine> equal) {
        var first = equal.getFirst();
        var quantity = equal.stream().map(DocumentLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        var net = equal.stream().map(DocumentLine::net).reduce(Money::plus).orElseThrow();
        var tax = equal.stream().map(DocumentLine::tax).reduce(Money::plus).orElseThrow();
        return Lines.of(
                first.item(), description(equal), priced(quantity, first.unitPrice(), net), net, tax, first.taxCode());
    }

    /// Amounts that were rounded one by one may miss quantity times price: then the price gets more decimals.
    private static List<PricedQuantity> priced(BigDecimal quantity, BigDecimal unitPrice, Money net) {
        return PricedQuantity.fits(quantity, unitPrice, net)
                ? List.of(new PricedQuantity(quantity, unitPrice, net))
                : PricedQuantity.of(net, quantity);
    }

    private static String description(List<DocumentLine> equal) {
        var first = equal.getFirst().description();
        return equal.stream().allMatch(line -> line.description().equals(first)) ? first : "";
    }
}
