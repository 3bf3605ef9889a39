package dev.cloudcart.core.money;

import java.math.BigDecimal;

import org.joda.money.CurrencyUnit;

/// How many units of the home currency one unit of the foreign currency costs, as QuickBooks counts it (Intuit,
/// Transaction `ExchangeRate`: home units per one foreign unit).
public record ExchangeRate(CurrencyUnit foreign, CurrencyUnit home, BigDecimal homePerForeign) {

    public ExchangeRate {
        if (homePerForeign.signum() <= 0) {
            throw new IllegalArgumentException("An exchange rate is positive: " + homePerForeign);
        }
    }
}
