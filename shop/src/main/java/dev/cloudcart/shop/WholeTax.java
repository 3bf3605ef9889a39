package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes one line of an order a few coins dearer, so that the tax of the whole order comes out in whole coins, or
/// within a hundredth of one. Whoever rounds the order then rounds its tax to the same coin, by whatever rule. Its
/// lines stay as unrounded as they were.
final class WholeTax {

    private static final BigDecimal NEARLY = new BigDecimal("0.01");
    /// Enough for every rate and discount of the shop; a few are the rule.
    private static final int COINS_MAX = 1_000;
    /// Two lines find what one of them, in pairs or dozens, does not.
    private static final int FIRST_COINS_MAX = 6;

    private final List<Line> lines;
    private final Market market;

    private WholeTax(List<Line> lines, Market market) {
        this.lines = lines;
        this.market = market;
    }

    /// This gross, or the next above it whose tax is whole.
    static BigDecimal postage(BigDecimal gross, Market market) {
        var dearer = gross;
        while (!isWhole(dearer.subtract(Price.withoutTax(dearer, market.taxRate())), market)) {
            dearer = dearer.add(coin(market));
        }
        return dearer;
    }

    /// The postage has whole tax already.
    static List<Line> of(List<Line> lines, Market market) {
        return new WholeTax(lines, market).settled();
    }

    private List<Line> settled() {
        if (!market.pricesIncludeTax() || isWhole(tax(lines), market)) {
            return lines;
        }
        var first = places().stream().findFirst();
        if (first.isEmpty()) {
            return lines;
        }
        for (var coins = 0; coins < FIRST_COINS_MAX; coins++) {
            var found = settled(dearer(lines, first.get(), coins));
            if (found.isPresent()) {
                return found.get();
            }
        }
        var single = new ArrayList<>(lines);
        single.set(first.get(), lines.get(first.get()).single());
        return settled(single).orElseThrow();
    }

    private Optional<List<Line>> settled(List<Line> start) {
        for (var place : places()) {
            var rest = tax(start).subtract(start.get(place).price().tax());
            for (var coins = 0; coins <= COINS_MAX; coins++) {
                if (isWhole(rest.add(dearer(start.get(place), coins).price().tax()), market)) {
                    return Optional.of(dearer(start, place, coins));
                }
            }
        }
        return Optional.empty();
    }

    /// Lines that cost something, at the rate of the country: not those whose rate the channel worked back.
    private List<Integer> places() {
        var places = new ArrayList<Integer>();
        for (var place = 0; place < lines.size(); place++) {
            var price = lines.get(place).price();
            if (price.tax().signum() > 0 && price.taxRate().compareTo(market.taxRate()) == 0) {
                places.add(place);
            }
        }
        return places;
    }

    private List<Line> dearer(List<Line> before, int place, int coins) {
        var after = new ArrayList<>(before);
        after.set(place, dearer(before.get(place), coins));
        return after;
    }

    private Line dearer(Line line, int coins) {
        return line.priced(line.price().dearer(coin(market).multiply(BigDecimal.valueOf(coins)), line.quantity()));
    }

    private static BigDecimal tax(List<Line> some) {
        return some.stream().map(line -> line.price().tax()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isWhole(BigDecimal tax, Market market) {
        var coins = tax.movePointRight(market.currency().decimals());
        return coins.subtract(coins.setScale(0, RoundingMode.HALF_UP)).abs().compareTo(NEARLY) <= 0;
    }

    private static BigDecimal coin(Market market) {
        return BigDecimal.ONE.movePointLeft(market.currency().decimals());
    }
}
