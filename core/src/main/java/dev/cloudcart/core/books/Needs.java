package dev.cloudcart.core.books;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that a page of documents refers to and that must be looked up, or created, before they can be planned.
///
/// @param terms the payment terms of bills, by name; empty for the books' own
public record Needs(Set<PartyNeed> parties, Set<ItemNeed> items, Set<RateNeed> rates, String terms) {

    public Needs {
        parties = Set.copyOf(parties);
        items = Set.copyOf(items);
        rates = Set.copyOf(rates);
    }

    public Needs(Set<PartyNeed> parties, Set<ItemNeed> items, Set<RateNeed> rates) {
        this(parties, items, rates, "");
    }

    public Needs and(Needs others) {
        return new Needs(
                both(parties, others.parties),
                both(items, others.items),
                both(rates, others.rates),
                terms.isEmpty() ? others.terms : terms);
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
