package dev.cloudcart.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.joda.money.BigMoney;
import org.joda.money.Money;

/// Rounds the parts of a total so that they add up to it exactly (largest remainder): every part is rounded down, and the
/// minor units left over go, one each, to the parts that lost most. A part that needs no rounding is never touched.
public final class Apportionment {
    private Apportionment() {}

    /// @param total the rounded truth
    /// @param parts unrounded, of the total's currency; their sum rounds to the total within one minor unit
    /// @return as many amounts as parts, in their order, adding up to the total
    /// @throws IllegalArgumentException when no rounding of the parts can add up to the total
    public static List<Money> of(Money total, List<BigMoney> parts) {
        var rounded = new ArrayList<>(parts.stream().map(part -> part.toMoney(RoundingMode.FLOOR)).toList());
        var unit = Money.ofMinor(total.getCurrencyUnit(), 1);
        for (int part : byLoss(parts, rounded).subList(0, unitsLeft(total, rounded))) {
            rounded.set(part, rounded.get(part).plus(unit));
        }
        return List.copyOf(rounded);
    }

    private static List<Integer> byLoss(List<BigMoney> parts, List<Money> rounded) {
        Comparator<Integer> loss = Comparator.comparing(part -> loss(parts.get(part), rounded.get(part)));
        return IntStream.range(0, parts.size()).boxed().sorted(loss.reversed()).toList();
    }

    private static BigDecimal loss(BigMoney part, Money floor) {
        return part.minus(floor).getAmount();
    }

    private static int unitsLeft(Money total, List<Money> rounded) {
        var left = total.minus(rounded.stream().reduce(Money.zero(total.getCurrencyUnit()), Money::plus));
        var units = left.getAmountMinorLong();
        if (units < 0 || units > rounded.size()) {
            throw new IllegalArgumentException("The parts miss the total of %s by %s".formatted(total, left));
        }
        return Math.toIntExact(units);
    }
}
