package dev.cloudcart.linnworks.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Shares out amounts in proportion to others, unrounded.
public final class Spread {
    private Spread() {}

    /// Brings parts to a sum: what it lacks goes to each by its size, whatever its sign. Where all are zero they
    /// stay.
    public static List<BigDecimal> bringing(List<BigDecimal> parts, BigDecimal sum) {
        var lacking = sum.subtract(sum(parts));
        if (lacking.signum() == 0 || parts.stream().allMatch(part -> part.signum() == 0)) {
            return parts;
        }
        var weights = parts.stream().map(BigDecimal::abs).toList();
        var shares = over(weights, lacking);
        var brought = new ArrayList<BigDecimal>();
        for (int at = 0; at < parts.size(); at++) {
            brought.add(parts.get(at).add(shares.get(at)));
        }
        return brought;
    }

    /// @param weights none below zero
    /// @return shares that add up to the amount exactly
    public static List<BigDecimal> over(List<BigDecimal> weights, BigDecimal amount) {
        var total = sum(weights);
        var shares = new ArrayList<BigDecimal>();
        int heaviest = 0;
        for (int at = 0; at < weights.size(); at++) {
            shares.add(
                    total.signum() == 0 ? BigDecimal.ZERO : Decimals.divide(amount.multiply(weights.get(at)), total));
            heaviest = weights.get(at).compareTo(weights.get(heaviest)) > 0 ? at : heaviest;
        }
        shares.set(heaviest, shares.get(heaviest).add(amount.subtract(sum(shares))));
        return shares;
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
