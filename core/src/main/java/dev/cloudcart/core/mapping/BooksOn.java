package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.RateNeed;
import dev.cloudcart.core.trade.Reason;

/// The books on a day: whether they are open, and at what rate they take a currency.
record BooksOn(LocalDate day, Chart chart) {

    /// Why nothing of that day can be posted, where it cannot.
    Optional<Reason> closed() {
        return Optional.ofNullable(chart.booksClosedUntil())
                .filter(until -> !day.isAfter(until))
                .map(until -> SaleCause.BOOKS_CLOSED.of(day, until));
    }

    /// An account that is lacking in a currency; where the books take one currency only, that is said instead, for no
    /// account in another can be added there.
    static Reason lacking(Chart chart, CurrencyUnit currency, Reason account) {
        return chart.multicurrency()
                ? account
                : chart.rates().entrySet().stream()
                        .filter(rate -> rate.getKey().foreign().equals(currency))
                        .flatMap(rate -> rate.getValue() instanceof Lookup.Unavailable<BigDecimal>(var reason)
                                ? Stream.of(reason)
                                : Stream.empty())
                        .findFirst()
                        .orElse(account);
    }

    /// Home units for one of the currency; empty in the home currency.
    Checked<Optional<BigDecimal>> rate(CurrencyUnit currency) {
        return currency.equals(chart.home())
                ? Checked.good(Optional.empty())
                : LookedUp.value(chart.rates().get(new RateNeed(currency, day))).map(Optional::of);
    }
}
