package dev.cloudcart.simulators.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// Amounts and moments as a person reads them.
public final class Show {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK).withZone(ZoneOffset.UTC);
    private static final int USUAL_DECIMALS = 2;

    private Show() {}

    /// Rounded half-up to the currency's decimals, for the eye alone.
    public static String money(BigDecimal amount, String currency) {
        return amount(amount, currency) + (currency.isEmpty() ? "" : " " + currency);
    }

    public static String amount(BigDecimal amount, String currency) {
        int decimals = decimals(currency);
        return String.format(Locale.UK, "%,." + decimals + "f", amount.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return USUAL_DECIMALS;
        }
    }

    /// Without needless zeros, as a rate or a price is filled into a form.
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    public static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /// In UTC; empty where there is none.
    public static String moment(@Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }
}
