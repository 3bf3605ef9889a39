package dev.cloudcart.quickbooks.rates;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.quickbooks.lists.ListCause;
import dev.cloudcart.quickbooks.lists.ListIndex;
import dev.cloudcart.quickbooks.wire.Realm;

/// Finds exchange rates: home units per foreign unit, as QuickBooks has them. A day's rate is read once and then
/// kept, so that all documents of a day share it.
public final class Rates {

    private final RateReader reader;
    private final ListIndex index;
    private final RateStore store;

    /// Those that documents were in. A day is asked for all of them at once: whatever page of documents comes first,
    /// the others need no read of their own.
    private final Set<CurrencyUnit> used = new HashSet<>();

    /// What QuickBooks has no rate for; asked again in the next run.
    private final Set<RateNeed> absent = new HashSet<>();

    public Rates(Realm realm, ListIndex index, RateStore store) {
        reader = new RateReader(realm);
        this.index = index;
        this.store = store;
    }

    public Map<RateNeed, Lookup<BigDecimal>> look(Set<RateNeed> needs) {
        var foreign = needs.stream()
                .filter(need -> index.facts().isForeign(need.foreign()))
                .collect(Collectors.toSet());
        var rates = index.facts().multicurrency() ? known(foreign) : Map.<RateNeed, BigDecimal>of();
        return needs.stream().collect(Collectors.toMap(need -> need, need -> judge(need, rates)));
    }

    private Map<RateNeed, BigDecimal> known(Set<RateNeed> needs) {
        if (needs.isEmpty()) {
            return Map.of();
        }
        var known = new HashMap<>(store.find(needs));
        var missing = new HashSet<>(needs);
        missing.removeAll(known.keySet());
        missing.removeAll(absent);
        if (!missing.isEmpty()) {
            if (used.isEmpty()) {
                used.addAll(store.currencies());
            }
            var read = reader.read(missing, used);
            store.put(read);
            read.keySet().forEach(rate -> used.add(rate.foreign()));
            known.putAll(read);
            missing.removeAll(read.keySet());
            absent.addAll(missing);
        }
        return known;
    }

    private Lookup<BigDecimal> judge(RateNeed need, Map<RateNeed, BigDecimal> rates) {
        var home = index.facts().home();
        if (!index.facts().isForeign(need.foreign())) {
            return new Lookup.Found<>(BigDecimal.ONE);
        }
        if (!index.facts().multicurrency()) {
            return new Lookup.Unavailable<>(ListCause.ONE_CURRENCY_ONLY.of(home, need.foreign()));
        }
        var rate = rates.get(need);
        return rate != null
                ? new Lookup.Found<>(rate)
                : new Lookup.Unavailable<>(ListCause.NO_RATE.of(need.foreign(), home, need.day()));
    }
}
