package dev.cloudcart.web.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.cloudcart.web.frame.TypedDay;

/// Amounts and days as people write them, or paste them from elsewhere.
final class Typed {

    private static final Pattern MONEY = Pattern.compile("\\p{Sc}|(?i:\\b[a-z]{3}\\b)|[\\s\\u00A0\\u202F']");
    private static final Pattern POINT = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{1,3})?|\\d{1,12}(\\.\\d{1,3})?");
    private static final Pattern COMMA = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d{1,2})?|\\d{1,12},\\d{1,2}");
    private static final DateTimeFormatter DOTS = days("d.M.uuuu");
    private static final DateTimeFormatter DAY_FIRST = days("d/M/uuuu");
    private static final DateTimeFormatter MONTH_FIRST = days("M/d/uuuu");

    private Typed() {}

    private static DateTimeFormatter days(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /// With its currency or without; where it could be either, a comma stands between thousands.
    static Optional<BigDecimal> amount(String text) {
        var bare = MONEY.matcher(text).replaceAll("");
        if (POINT.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare.replace(",", "")));
        }
        return COMMA.matcher(bare).matches()
                ? Optional.of(new BigDecimal(bare.replace(".", "").replace(',', '.')))
                : Optional.empty();
    }

    /// @param locale of the browser, which says what comes first between slashes
    static Optional<LocalDate> day(String text, Locale locale) {
        var slashes = locale.getCountry().equals("US") ? MONTH_FIRST : DAY_FIRST;
        return TypedDay.read(text).or(() -> read(text, DOTS)).or(() -> read(text, slashes));
    }

    private static Optional<LocalDate> read(String text, DateTimeFormatter format) {
        try {
            return text.matches("[\\d./]{8,10}") ? Optional.of(LocalDate.parse(text, format)) : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
