package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.RateNeed;

/// Finds exchange rates: home units per foreign unit, as QuickBooks has them. A day's rate is read once and then kept, so that
/// all documents of a day share it.
final class Rates {

    private final Realm realm;
    private final ListIndex index;
    private final RateStore store;

    /// What QuickBooks has no rate for; asked again in the next run.
    private final Set<RateNeed> absent = new HashSet<>();

    Rates(Realm realm, ListIndex index, RateStore store) {
        this.realm = realm;
        this.index = index;
        this.store = store;
    }

    Map<RateNeed, Lookup<BigDecimal>> look(Set<RateNeed> needs) {
        var foreign = needs.stream().filter(need -> index.facts().isForeign(need.foreign())).collect(Collectors
                .toSet());
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
            var read = read(missing);
            store.put(read);
            known.putAll(read);
            missing.removeAll(read.keySet());
            absent.addAll(missing);
        }
        return known;
    }

    /// One question for all currencies of a day; what it does not bring is asked for one by one.
    private Map<RateNeed, BigDecimal> read(Set<RateNeed> needs) {
        var read = new HashMap<RateNeed, BigDecimal>();
        var days = needs.stream().map(RateNeed::day).collect(Collectors.toCollection(TreeSet::new));
        days.forEach(day -> read.putAll(read(day, needs.stream().filter(need -> need.day().equals(day)).map(
                RateNeed::foreign).collect(Collectors.toCollection(TreeSet::new)))));
        read.keySet().retainAll(needs);
        needs.stream().filter(need -> !read.containsKey(need))
                .forEach(need -> one(need).ifPresent(rate -> read.put(need, rate)));
        return read;
    }

    private Map<RateNeed, BigDecimal> read(LocalDate day, Collection<CurrencyUnit> currencies) {
        var codes = currencies.stream().map(CurrencyUnit::getCode).toList();
        var page = realm.query(Statement.where("ExchangeRate", Statement.in("SourceCurrencyCode", codes)
                + " and AsOfDate = " + Statement.quoted(day.toString())));
        var read = new HashMap<RateNeed, BigDecimal>();
        page.entities().forEach(rate -> currency(rate).ifPresent(currency -> read.put(new RateNeed(currency, day), rate
                .decimal("Rate"))));
        read.values().removeIf(rate -> rate.signum() <= 0);
        return read;
    }

    private static Optional<CurrencyUnit> currency(Entity rate) {
        try {
            return Optional.of(CurrencyUnit.of(rate.text("SourceCurrencyCode")));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> one(RateNeed need) {
        var reply = realm.read("exchangerate", Map.of("sourcecurrencycode", need.foreign().getCode(), "asofdate", need
                .day().toString()));
        return switch (reply) {
            case Reply.Said said -> Page.read(said.body()).entities().stream().map(rate -> rate.decimal("Rate"))
                    .filter(rate -> rate.signum() > 0).findFirst();
            case Reply.Refused(Fault fault) -> {
                Refusals.trouble(fault).ifPresent(trouble -> {
                    throw trouble;
                });
                yield Optional.empty();
            }
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
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
