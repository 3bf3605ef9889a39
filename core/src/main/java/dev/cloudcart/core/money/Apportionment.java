package dev.cloudcart.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.joda.money.BigMoney;
import org.joda.money.Money;

/// Rounds the parts of a total so that they add up to it exactly (largest remainder): every part is rounded down,
/// and the grains left over go, one each, to the parts that lost most. A part that needs no rounding is never
/// touched.
public final class Apportionment {
    private Apportionment() {}

    /// No rounding of the parts can add up to the total.
    public static final class Missed extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private Missed(Money total, Money left) {
            super("The parts miss the total of %s by %s".formatted(total, left));
        }
    }

    /// In the grain that the books keep.
    public static List<Money> of(Money total, List<BigMoney> parts) {
        return of(total, parts, Grain.ofBooks(total.getCurrencyUnit()));
    }

    /// @param total the rounded truth
    /// @param parts unrounded, of the total's currency; their sum rounds to the total within one grain
    /// @return as many amounts as parts, in their order, adding up to the total
    /// @throws Missed when no rounding of the parts can add up to the total
    public static List<Money> of(Money total, List<BigMoney> parts, Grain grain) {
        var rounded = new ArrayList<>(parts.stream()
                .map(part -> grain.round(part, RoundingMode.FLOOR))
                .toList());
        var unit = grain.unit(total.getCurrencyUnit());
        for (int part : byLoss(parts, rounded).subList(0, unitsLeft(total, rounded, grain))) {
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

    private static int unitsLeft(Money total, List<Money> rounded, Grain grain) {
        var left = total.minus(rounded.stream().reduce(Money.zero(total.getCurrencyUnit()), Money::plus));
        var units = left.getAmount().movePointRight(grain.decimals());
        if (units.signum() < 0
                || units.compareTo(BigDecimal.valueOf(rounded.size())) > 0
                || units.stripTrailingZeros().scale() > 0) {
            throw new Missed(total, left);
        }
        return units.intValueExact();
    }
}
