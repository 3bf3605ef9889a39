package dev.cloudcart.core.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Country;

/// What one page of documents needs of the books, looked up before the pure steps begin.
///
/// @param country whose company it is
/// @param taxCodes those that sales can use
/// @param rates home units per foreign unit
/// @param booksClosedUntil nothing may be posted on or before this day; null when the books are open
public record Chart(
        Country country,
        CurrencyUnit home,
        boolean multicurrency,
        boolean customNumbers,
        TaxSystem taxSystem,
        List<TaxCode> taxCodes,
        Purchasing purchasing,
        @Nullable LocalDate booksClosedUntil,
        Map<PartyNeed, Lookup<Ref<Ref.Party>>> parties,
        Map<ItemNeed, Lookup<Ref<Ref.Item>>> items,
        Map<RateNeed, Lookup<BigDecimal>> rates) {

    public Chart {
        taxCodes = List.copyOf(taxCodes);
        parties = Map.copyOf(parties);
        items = Map.copyOf(items);
        rates = Map.copyOf(rates);
    }

    /// Of books that buy nothing.
    public Chart(
            Country country,
            CurrencyUnit home,
            boolean multicurrency,
            boolean customNumbers,
            TaxSystem taxSystem,
            List<TaxCode> taxCodes,
            @Nullable LocalDate booksClosedUntil,
            Map<PartyNeed, Lookup<Ref<Ref.Party>>> parties,
            Map<ItemNeed, Lookup<Ref<Ref.Item>>> items,
            Map<RateNeed, Lookup<BigDecimal>> rates) {
        this(
                country,
                home,
                multicurrency,
                customNumbers,
                taxSystem,
                taxCodes,
                Purchasing.NONE,
                booksClosedUntil,
                parties,
                items,
                rates);
    }

    /// Whether any of this would have to be created.
    public boolean lacks(Needs needs) {
        return Stream.concat(
                        needs.parties().stream().map(parties::get),
                        needs.items().stream().map(items::get))
                .anyMatch(Lookup.ToBeCreated.class::isInstance);
    }

    /// The same with others in the place of its items.
    public Chart withItems(Map<ItemNeed, Lookup<Ref<Ref.Item>>> others) {
        return new Chart(
                country,
                home,
                multicurrency,
                customNumbers,
                taxSystem,
                taxCodes,
                purchasing,
                booksClosedUntil,
                parties,
                others,
                rates);
    }

    /// The same with books that are closed until another day.
    public Chart closedUntil(@Nullable LocalDate day) {
        return new Chart(
                country,
                home,
                multicurrency,
                customNumbers,
                taxSystem,
                taxCodes,
                purchasing,
                day,
                parties,
                items,
                rates);
    }

    /// @param newer what it holds replaces what stands here
    public Chart with(Chart newer) {
        return new Chart(
                newer.country,
                newer.home,
                newer.multicurrency,
                newer.customNumbers,
                newer.taxSystem,
                newer.taxCodes,
                purchasing.then(newer.purchasing),
                newer.booksClosedUntil,
                both(parties, newer.parties),
                both(items, newer.items),
                both(rates, newer.rates));
    }

    private static <N, T> Map<N, Lookup<T>> both(Map<N, Lookup<T>> one, Map<N, Lookup<T>> newer) {
        var both = new HashMap<>(one);
        both.putAll(newer);
        return both;
    }
}
