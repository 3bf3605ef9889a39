package dev.cloudcart.simulators.wire;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/// How often each fault strikes, as a part of the calls it can strike.
record FaultProfile(String text, Map<Fault, BigDecimal> rates) {

    private static final BigDecimal ROUGH_RATE = new BigDecimal("0.02");
    private static final BigDecimal SINGLE_RATE = new BigDecimal("0.10");

    FaultProfile {
        rates = Map.copyOf(rates);
    }

    /// Reads `none`, `rough` (what a client has to survive), `harsh` (all but `garbled`), or a comma list of `name`
    /// (one call in ten) and `name:rate`.
    static FaultProfile parse(String text) {
        var rates = new EnumMap<Fault, BigDecimal>(Fault.class);
        switch (text) {
            case "none" -> {}
            case "rough" -> {
                for (var fault : Fault.rough()) {
                    rates.put(fault, ROUGH_RATE);
                }
            }
            case "harsh" -> {
                for (var fault : Fault.harsh()) {
                    rates.put(fault, ROUGH_RATE);
                }
            }
            default -> {
                for (var part : text.split(",", -1)) {
                    add(part.strip(), rates);
                }
            }
        }
        return new FaultProfile(text, rates);
    }

    private static void add(String part, Map<Fault, BigDecimal> rates) {
        int colon = part.indexOf(':');
        var name = colon < 0 ? part : part.substring(0, colon);
        var fault = Fault.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no fault profile \"%s\": use none, rough, harsh, or a comma list of %s, each with an optional rate such as 429:0.1."
                                .formatted(name, Fault.allNames())));
        rates.put(fault, colon < 0 ? SINGLE_RATE : rate(part, part.substring(colon + 1)));
    }

    private static BigDecimal rate(String part, String text) {
        try {
            var rate = new BigDecimal(text);
            if (rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) <= 0) {
                return rate;
            }
        } catch (NumberFormatException _) {
            // said below, together with numbers out of range
        }
        throw new IllegalArgumentException("The rate in \"%s\" has to be a number from 0 to 1.".formatted(part));
    }
}
