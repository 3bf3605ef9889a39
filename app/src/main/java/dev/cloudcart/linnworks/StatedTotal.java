package dev.cloudcart.linnworks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what an order comes to that makes no sense otherwise, so that one sees how much waits. Takes whatever there is.
final class StatedTotal {
    private StatedTotal() {}

    /// Empty where no total, no currency or no sense is in it.
    static Optional<Money> of(byte[] raw) {
        try {
            var filed = Json.tree(raw);
            var totals = filed.path("order").path("TotalsInfo");
            var row = filed.path("row");
            return money(totals.path("TotalCharge"), totals.path("Currency"))
                    .or(() -> money(row.path("fTotalCharge"), row.path("cCurrency")));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Money> money(JsonNode amount, JsonNode currency) {
        if (!amount.isNumber() || !currency.isString()) {
            return Optional.empty();
        }
        return currency(currency.asString()).flatMap(unit -> money(amount.decimalValue(), unit));
    }

    private static Optional<CurrencyUnit> currency(String code) {
        try {
            return Optional.of(CurrencyUnit.of(code.strip().toUpperCase(Locale.ROOT)))
                    .filter(unit -> !unit.isPseudoCurrency());
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Money> money(BigDecimal amount, CurrencyUnit currency) {
        try {
            return Optional.of(Money.of(currency, Decimals.checked(amount), RoundingMode.HALF_UP));
        } catch (Senseless senseless) {
            return Optional.empty();
        }
    }
}
