package dev.cloudcart.core.books;

import java.math.BigDecimal;
import java.util.List;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.TaxCharge;

/// A tax code of the books as sales use it, or as purchases do.
///
/// @param rates its parts; most codes have one, Canadian ones may have two
/// @param use what it is made for
public record TaxCode(Ref<Ref.TaxCode> ref, List<Part> rates, TaxUse use) {

    /// @param rate the tax rate's own id
    public record Part(Ref<Ref.TaxRate> rate, TaxRate percent) {}

    public TaxCode {
        rates = List.copyOf(rates);
    }

    /// Whether this can be a charge under it: of its rate, or of all of its rates, each rounded on its own.
    public boolean canHaveMade(TaxCharge charge) {
        return charge.canBeOf(total()) || (!charge.isUntaxed() && makesTogether(charge));
    }

    /// Whether it is of several rates, whose taxes, each rounded on its own, add up to the charge's.
    public boolean makesTogether(TaxCharge charge) {
        return charge.fitsTogether(rates.stream().map(Part::percent).toList(), total());
    }

    /// Whether it is for plain trade, and has a rate for it.
    public boolean isForTradeAtARate() {
        return use.isTaxed() && !rates.isEmpty();
    }

    /// The rate of all parts together.
    public TaxRate total() {
        return total(rates);
    }

    public static TaxRate total(List<Part> parts) {
        return new TaxRate(
                parts.stream().map(part -> part.percent().percent()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
