package dev.cloudcart.core.books;

import java.math.BigDecimal;
import java.util.List;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.TaxCharge;

/// A tax code of the books that can be used on sales.
///
/// @param salesRates its parts; most codes have one, Canadian ones may have two
/// @param use what it is made for
public record TaxCode(Ref ref, List<Part> salesRates, TaxUse use) {

    /// @param rate the tax rate's own id
    public record Part(Ref rate, TaxRate percent) {}

    public TaxCode {
        salesRates = List.copyOf(salesRates);
    }

    /// Whether this can be a charge under it: of its rate, or of all of its rates, each rounded on its own.
    public boolean canHaveMade(TaxCharge charge) {
        return charge.canBeOf(total()) || (!charge.isUntaxed() && makesTogether(charge));
    }

    /// Whether it is of several rates, whose taxes, each rounded on its own, add up to the charge's.
    public boolean makesTogether(TaxCharge charge) {
        return charge.fitsTogether(salesRates.stream().map(Part::percent).toList(), total());
    }

    /// Whether it is for plain sales, and has a rate for them.
    public boolean isForSalesAtARate() {
        return use.isTaxed() && !salesRates.isEmpty();
    }

    /// The rate of all parts together.
    public TaxRate total() {
        return total(salesRates);
    }

    public static TaxRate total(List<Part> parts) {
        return new TaxRate(
                parts.stream().map(part -> part.percent().percent()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
