package dev.cloudcart.core.mapping;

import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.DocumentLine;
import dev.cloudcart.core.books.LineLink;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.money.Apportionment;
import dev.cloudcart.core.money.PricedQuantity;

/// Writes a rounded part as the one or two lines whose quantity times price is their amount.
final class Lines {
    private Lines() {}

    static List<DocumentLine> of(Part part, Ref<Ref.Item> item, Money net, Money tax, @Nullable Ref<Ref.TaxCode> code) {
        return of(item, part.description(), PricedQuantity.of(net, part.quantity()), net, tax, code, part.link());
    }

    static List<DocumentLine> of(
            Ref<Ref.Item> item,
            String description,
            List<PricedQuantity> priced,
            Money net,
            Money tax,
            @Nullable Ref<Ref.TaxCode> code) {
        return of(item, description, priced, net, tax, code, null);
    }

    private static List<DocumentLine> of(
            Ref<Ref.Item> item,
            String description,
            List<PricedQuantity> priced,
            Money net,
            Money tax,
            @Nullable Ref<Ref.TaxCode> code,
            @Nullable LineLink link) {
        var taxes = priced.size() == 1 ? List.of(tax) : shared(tax, net, priced);
        var lines = new ArrayList<DocumentLine>();
        for (int i = 0; i < priced.size(); i++) {
            var line = priced.get(i);
            lines.add(new DocumentLine(
                    item, description, line.quantity(), line.unitPrice(), line.amount(), taxes.get(i), code, link));
        }
        return lines;
    }

    private static List<Money> shared(Money tax, Money net, List<PricedQuantity> priced) {
        var first = share(tax, priced.getFirst().amount(), net);
        return Apportionment.of(tax, List.of(first, tax.toBigMoney().minus(first)));
    }

    private static BigMoney share(Money tax, Money amount, Money net) {
        var share = amount.getAmount().divide(net.getAmount(), MathContext.DECIMAL64);
        return tax.toBigMoney().multipliedBy(share);
    }
}
