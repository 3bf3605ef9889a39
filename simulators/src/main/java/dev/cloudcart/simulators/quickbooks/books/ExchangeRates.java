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

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// Rates of the day: plausible ones, the same for the same seed and day, until one is set.
public final class ExchangeRates {

    record Quote(String currency, LocalDate day) {}

    /// What one unit was worth in US dollars, roughly, in 2025.
    private static final Map<String, BigDecimal> DOLLARS = Map.ofEntries(
            dollars("USD", "1"),
            dollars("GBP", "1.31"),
            dollars("EUR", "1.13"),
            dollars("CAD", "0.72"),
            dollars("AUD", "0.65"),
            dollars("NZD", "0.59"),
            dollars("CHF", "1.22"),
            dollars("SEK", "0.104"),
            dollars("NOK", "0.098"),
            dollars("DKK", "0.151"),
            dollars("PLN", "0.266"),
            dollars("CZK", "0.046"),
            dollars("HUF", "0.0029"),
            dollars("JPY", "0.0067"),
            dollars("CNY", "0.139"),
            dollars("HKD", "0.128"),
            dollars("SGD", "0.76"),
            dollars("INR", "0.0117"),
            dollars("ISK", "0.0079"),
            dollars("ILS", "0.29"),
            dollars("ZAR", "0.055"),
            dollars("AED", "0.272"),
            dollars("MXN", "0.052"),
            dollars("BRL", "0.18"),
            dollars("TRY", "0.025"));

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
                .sorted(Comparator.comparing((Map.Entry<Quote, BigDecimal> rate) -> rate.getKey().day).thenComparing(
                        rate -> rate.getKey().currency))
                .map(rate -> Json.object().put("currency", rate.getKey().currency).put("day", rate.getKey().day
                        .toString()).put("rate", rate.getValue().toPlainString()))
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
        return Optional.of(foreign.multiply(wobble(currency, day)).divide(ours, MathContext.DECIMAL64).setScale(6,
                RoundingMode.HALF_UP));
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

    private static Map.Entry<String, BigDecimal> dollars(String currency, String worth) {
        return Map.entry(currency, new BigDecimal(worth));
    }
}
