package dev.cloudcart.core.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Country;

/// What one page of documents needs of the books, looked up before the pure steps begin.
///
/// @param country whose company it is
/// @param rates home units per foreign unit
/// @param booksClosedUntil nothing may be posted on or before this day; null when the books are open
public record Chart(Country country, CurrencyUnit home, boolean multicurrency, boolean customNumbers,
        TaxSystem taxSystem,
        List<TaxCode> taxCodes, @Nullable LocalDate booksClosedUntil, Map<PartyNeed, Lookup<Ref>> parties,
        Map<ItemNeed, Lookup<Ref>> items, Map<RateNeed, Lookup<BigDecimal>> rates) {

    public Chart {
        taxCodes = List.copyOf(taxCodes);
        parties = Map.copyOf(parties);
        items = Map.copyOf(items);
        rates = Map.copyOf(rates);
    }
}
