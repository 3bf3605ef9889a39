package dev.cloudcart.linnworks;

import java.math.BigDecimal;
import java.util.List;

/// Spreads an amount in proportion to others, unrounded.
final class Spread {
    private Spread() {}

    /// @param weights as they are when their sum is the amount already; all zero only then or for nothing to spread
    static List<BigDecimal> over(List<BigDecimal> weights, BigDecimal amount) {
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(amount) == 0) {
            return weights;
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("Nothing to spread " + amount + " over");
        }
        return weights.stream().map(weight -> Decimals.divide(amount.multiply(weight), sum)).toList();
    }
}
