package dev.cloudcart.quickbooks.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.wire.ApiCall;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Page;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Reply;
import dev.cloudcart.quickbooks.wire.Statement;

/// Asks QuickBooks for exchange rates, home units per foreign unit.
public final class RateReader {

    private final Realm realm;

    public RateReader(Realm realm) {
        this.realm = realm;
    }

    public Map<RateNeed, BigDecimal> read(Set<RateNeed> needs) {
        return read(needs, Set.of());
    }

    /// One question for all currencies of a day; what it does not bring is asked for one by one.
    ///
    /// @param others currencies that are asked for with them, at no cost, for they may be needed of these days soon
    public Map<RateNeed, BigDecimal> read(Set<RateNeed> needs, Set<CurrencyUnit> others) {
        var read = new HashMap<RateNeed, BigDecimal>();
        var days = needs.stream().map(RateNeed::day).collect(Collectors.toCollection(TreeSet::new));
        days.forEach(day -> {
            var currencies = needs.stream()
                    .filter(need -> need.day().equals(day))
                    .map(RateNeed::foreign)
                    .collect(Collectors.toCollection(TreeSet::new));
            currencies.addAll(others);
            read.putAll(read(day, currencies));
        });
        needs.stream()
                .filter(need -> !read.containsKey(need))
                .forEach(need -> one(need).ifPresent(rate -> read.put(need, rate)));
        return read;
    }

    private Map<RateNeed, BigDecimal> read(LocalDate day, Collection<CurrencyUnit> currencies) {
        var codes = currencies.stream().map(CurrencyUnit::getCode).toList();
        var page = realm.query(Statement.where(
                "ExchangeRate",
                Statement.in("SourceCurrencyCode", codes) + " and AsOfDate = " + Statement.quoted(day.toString())));
        var read = new HashMap<RateNeed, BigDecimal>();
        page.entities()
                .forEach(rate -> currency(rate)
                        .filter(currencies::contains)
                        .ifPresent(currency ->
                                rate(rate).ifPresent(figure -> read.put(new RateNeed(currency, day), figure))));
        return read;
    }

    private static Optional<BigDecimal> rate(Entity rate) {
        return rate.decimal("Rate").filter(figure -> figure.signum() > 0);
    }

    private static Optional<CurrencyUnit> currency(Entity rate) {
        try {
            return Optional.of(CurrencyUnit.of(rate.text("SourceCurrencyCode")));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }

    public Optional<BigDecimal> one(RateNeed need) {
        var reply = realm.read(
                ApiCall.EXCHANGE_RATE,
                "",
                Map.of(
                        "sourcecurrencycode",
                        need.foreign().getCode(),
                        "asofdate",
                        need.day().toString()));
        return switch (reply) {
            case Reply.Said said ->
                Page.read("ExchangeRate", said.body()).entities().stream()
                        .map(RateReader::rate)
                        .flatMap(Optional::stream)
                        .findFirst();
            case Reply.Refused(Fault fault) -> {
                Refusals.trouble(fault).ifPresent(trouble -> {
                    throw trouble;
                });
                yield Optional.empty();
            }
            case Reply.Silence silence -> throw Realm.silent(silence.why());
        };
    }
}
