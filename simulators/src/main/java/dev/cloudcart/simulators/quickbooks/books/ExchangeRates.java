package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// Rates of the day: plausible ones, the same for the same seed and day, until one is set.
public final class ExchangeRates {

    record Quote(String currency, LocalDate day) {}

    /// What one unit is worth in US dollars.
    private static final Map<String, BigDecimal> DOLLARS = Schema.resource("currencies.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> new BigDecimal(row[1])));

    private static final int DECIMALS = 6;
    private static final BigDecimal SMALL = new BigDecimal("0.001");

    private static final Map<String, String> NAMES = new ConcurrentHashMap<>(
            Map.of("USD", "United States Dollar", "GBP", "British Pound Sterling", "EUR", "Euro"));

    private final Map<Quote, BigDecimal> set = new ConcurrentHashMap<>();
    private final long seed;

    ExchangeRates(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    /// The rates that were set, by day and currency.
    List<ObjectNode> saved() {
        return set.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Quote, BigDecimal> rate) -> rate.getKey().day)
                        .thenComparing(rate -> rate.getKey().currency))
                .map(rate -> Json.object()
                        .put("currency", rate.getKey().currency)
                        .put("day", rate.getKey().day.toString())
                        .put("rate", rate.getValue().toPlainString()))
                .toList();
    }

    void set(String currency, LocalDate day, BigDecimal rate) {
        set.put(new Quote(currency, day), rate);
    }

    /// Home units for one foreign unit; empty for a currency there is no rate of.
    Optional<BigDecimal> rate(String currency, String home, LocalDate day) {
        var known = set.get(new Quote(currency, day));
        if (known != null) {
            return Optional.of(known);
        }
        var foreign = DOLLARS.get(currency);
        var ours = DOLLARS.get(home);
        if (foreign == null || ours == null) {
            return Optional.empty();
        }
        return Optional.of(rounded(foreign.multiply(wobble(currency, day)).divide(ours, MathContext.DECIMAL64)));
    }

    /// Six decimals; six digits where the currency is worth next to nothing.
    private static BigDecimal rounded(BigDecimal rate) {
        boolean small = rate.compareTo(SMALL) < 0;
        return small ? rate.round(new MathContext(DECIMALS)) : rate.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    public static String name(String code) {
        return NAMES.computeIfAbsent(code, ExchangeRates::named);
    }

    private static String named(String code) {
        try {
            return Currency.getInstance(code).getDisplayName(Locale.US);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidCurrency(code);
        }
    }

    /// Up to one percent either way.
    private BigDecimal wobble(String currency, LocalDate day) {
        long mixed = (seed * 31 + currency.hashCode()) * 31 + day.toEpochDay();
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        return BigDecimal.valueOf(10_000 + Math.floorMod(mixed ^ (mixed >>> 33), 201) - 100, 4);
    }
}
