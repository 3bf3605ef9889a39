package dev.cloudcart.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// The smallest amount that is told apart: 0.01 for two decimals, 1 for none.
public record Grain(int decimals) {

    /// QuickBooks keeps two decimals whatever the currency; what has no minor units stays whole.
    private static final int DECIMALS_MAX = 2;

    /// What the books keep of a currency. Dinars of three decimals lose one.
    public static Grain ofBooks(CurrencyUnit currency) {
        return new Grain(Math.min(DECIMALS_MAX, currency.getDecimalPlaces()));
    }

    /// Half up.
    public Money rounded(BigMoneyProvider amount) {
        return round(amount.toBigMoney(), RoundingMode.HALF_UP);
    }

    Money round(BigMoney amount, RoundingMode mode) {
        return Money.of(amount.getCurrencyUnit(), amount.getAmount().setScale(decimals, mode));
    }

    Money unit(CurrencyUnit currency) {
        return Money.of(currency, BigDecimal.ONE.movePointLeft(decimals));
    }
}
