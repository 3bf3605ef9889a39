package dev.cloudcart.linnworks.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.TaxCharge;

/// Which parts of an order tell the rate of their tax. One that was worked back from pennies says no more than these
/// pennies do, and no tax is worked out from it. It is no such rate where the order states it for the country too, or
/// where several parts state it alike though their pennies come to others.
///
/// @param parts line by line, the postage last
/// @param ofCountry zero where the order tells none
record ToldRates(List<TaxCharge> parts, TaxRate ofCountry) {

    boolean isTold(TaxCharge part) {
        return part.isRateTold() || (part.named().equals(part.stated()) && isStatedApart(part.stated()));
    }

    /// The country's and those of parts that tell theirs.
    List<TaxRate> all() {
        var ofParts =
                parts.stream().filter(part -> !part.isUntaxed() && isTold(part)).map(TaxCharge::named);
        return Stream.concat(Stream.of(ofCountry), ofParts).distinct().toList();
    }

    private boolean isStatedApart(TaxRate rate) {
        var stating = parts.stream()
                .filter(part -> !part.isNothing() && part.stated().equals(rate))
                .toList();
        return rate.equals(ofCountry)
                || (stating.size() > 1 && stating.stream().anyMatch(part -> !comesTo(rate.percent(), part)));
    }

    /// Whether the tax is that percentage of the net amount or, as some shops work it back, of the gross, to as many
    /// decimals as are stated.
    private static boolean comesTo(BigDecimal percent, TaxCharge part) {
        var net = part.net().getAmount();
        var tax = part.tax().getAmount();
        return comesTo(percent, tax, net) || comesTo(percent, tax, net.add(tax));
    }

    private static boolean comesTo(BigDecimal percent, BigDecimal tax, BigDecimal of) {
        int decimals = Math.max(1, percent.stripTrailingZeros().scale());
        return of.signum() != 0
                && tax.movePointRight(2)
                                .divide(of, decimals, RoundingMode.HALF_UP)
                                .subtract(percent)
                                .abs()
                                .compareTo(BigDecimal.ONE.movePointLeft(decimals))
                        <= 0;
    }
}
