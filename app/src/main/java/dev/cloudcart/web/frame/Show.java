package dev.cloudcart.web.frame;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// Writes figures, amounts and moments as the reader's language does, in the company's zone.
public record Show(Locale locale, ZoneId zone) {

    private static final int USUAL_DECIMALS = 2;
    private static final int SECONDS_A_MINUTE = 60;

    /// With the decimals of its currency; rounded half-up for the eye alone.
    public String amount(BigDecimal amount, String currency) {
        int decimals = decimals(currency);
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return USUAL_DECIMALS;
        }
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// Such as `28 Nov 2026, 14:05`.
    public String moment(@Nullable Instant moment) {
        return moment == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment.atZone(zone));
    }

    /// Without the day where it is today.
    public String shortly(Instant moment, Instant now) {
        var style = moment.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return style.withLocale(locale).format(moment.atZone(zone));
    }

    public String day(@Nullable LocalDate day) {
        return day == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(day);
    }

    /// For programs that read the page.
    public static String machine(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    /// Such as `2 min 5 s`.
    public static String took(Duration time) {
        long seconds = time.toSeconds();
        return seconds < SECONDS_A_MINUTE
                ? seconds + " s"
                : "%d min %d s".formatted(seconds / SECONDS_A_MINUTE, seconds % SECONDS_A_MINUTE);
    }

    /// How long ago, in one word or two.
    public static String ago(Instant then, Instant now) {
        var time = Duration.between(then, now);
        if (time.toMinutes() < 1) {
            return "just now";
        }
        if (time.toHours() < 1) {
            return words(time.toMinutes(), "minute");
        }
        return time.toDays() < 1 ? words(time.toHours(), "hour") : words(time.toDays(), "day");
    }

    private static String words(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
