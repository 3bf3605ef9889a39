package dev.cloudcart.core.books;

import java.util.Set;

/// All that a page of documents refers to and that must be looked up, or created, before they can be planned.
public record Needs(Set<PartyNeed> parties, Set<ItemNeed> items, Set<RateNeed> rates) {

    public Needs {
        parties = Set.copyOf(parties);
        items = Set.copyOf(items);
        rates = Set.copyOf(rates);
    }
}
