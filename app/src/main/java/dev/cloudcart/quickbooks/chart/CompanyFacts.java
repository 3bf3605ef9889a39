package dev.cloudcart.quickbooks.chart;

import java.time.LocalDate;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.quickbooks.text.Letters;

/// What a company's preferences and company info say, as far as documents depend on it.
///
/// @param country whose company it is
public record CompanyFacts(
        Country country,
        CurrencyUnit home,
        boolean multicurrency,
        boolean customNumbers,
        TaxSystem taxSystem,
        @Nullable LocalDate booksClosedUntil) {

    public boolean unitedStates() {
        return country.equals(Country.UNITED_STATES);
    }

    public Letters letters() {
        return new Letters(unitedStates());
    }

    public boolean isForeign(CurrencyUnit currency) {
        return !currency.equals(home);
    }
}
