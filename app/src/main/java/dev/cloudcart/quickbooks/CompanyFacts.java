package dev.cloudcart.quickbooks;

import java.time.LocalDate;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.TaxSystem;
import dev.cloudcart.core.trade.Country;

/// What a company's preferences and company info say, as far as documents depend on it.
///
/// @param country whose company it is
record CompanyFacts(
        Country country,
        CurrencyUnit home,
        boolean multicurrency,
        boolean customNumbers,
        TaxSystem taxSystem,
        @Nullable LocalDate booksClosedUntil) {

    boolean unitedStates() {
        return country.equals(Country.UNITED_STATES);
    }

    Letters letters() {
        return new Letters(unitedStates());
    }

    boolean isForeign(CurrencyUnit currency) {
        return !currency.equals(home);
    }
}
