package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Prices products for one market and makes lines of them.
final class Till {

    private final Dice dice;
    private final Market market;

    Till(Dice dice, Market market) {
        this.dice = dice;
        this.market = market;
    }

    Line line(Product product, int quantity) {
        return line(product, quantity, BigDecimal.ZERO);
    }

    Line line(Product product, int quantity, BigDecimal discountPercent) {
        return line(product, quantity, market.priceTag(product.price()), discountPercent);
    }

    /// At this price in the market's currency.
    Line priced(Product product, int quantity, BigDecimal tag) {
        return line(product, quantity, tag, BigDecimal.ZERO);
    }

    Line free(Product product) {
        return priced(product, 1, BigDecimal.ZERO);
    }

    /// A service line with this price in the market's currency, which may be below zero.
    Line service(Product service, BigDecimal tag) {
        return priced(service, 1, tag);
    }

    /// At a price that is a whole multiple of this one, the next above the product's own.
    Line inStepsOf(Product product, String step) {
        var size = new BigDecimal(step);
        var steps = market.priceTag(product.price()).divide(size, 0, RoundingMode.UP);
        return priced(product, 1, steps.multiply(size));
    }

    /// The channel told this tax, and Linnworks worked the rate back from it.
    Line taxed(Product product, String tax) {
        var line = line(product, 1);
        return line.priced(line.price().withTax(new BigDecimal(tax), 2));
    }

    Line discounted(Line line, BigDecimal percent) {
        var price = line.price();
        return line.priced(Price.of(price.tag(), line.quantity(), percent, price.taxRate(), price.taxInclusive()));
    }

    private Line line(Product product, int quantity, BigDecimal tag, BigDecimal discountPercent) {
        var price = Price.of(tag, quantity, discountPercent, taxRate(product), market.pricesIncludeTax());
        return new Line(dice.guid(), product, quantity, price, product.isListed(), parts(product, quantity));
    }

    private List<Line> parts(Product product, int quantity) {
        var lines = new ArrayList<Line>(product.parts().size());
        for (var part : product.parts()) {
            var free = Price.free(taxRate(part.product()), market.pricesIncludeTax());
            lines.add(new Line(dice.guid(), part.product(), part.quantity() * quantity, free, true, List.of()));
        }
        return lines;
    }

    private BigDecimal taxRate(Product product) {
        return product.isBook() ? BigDecimal.ZERO : market.taxRate();
    }
}
