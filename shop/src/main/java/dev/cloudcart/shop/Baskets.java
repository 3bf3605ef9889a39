package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What people buy: mostly one to four lines, popular goods more often, and what the odd case of the order asks
/// for.
final class Baskets {

    private static final Product GIFT_WRAP = Product.service("GIFTWRAP", "Gift wrapping", "3.50");
    private static final Product ENGRAVING = Product.service("ENGRAVING", "Engraving, up to 12 letters", "8.00");
    private static final Product VOUCHER = Product.service("VOUCHER", "Voucher", "0.00");
    private static final Product BADGE = Product.unlisted("BADGE", "Enamel badge", "0.99");
    private static final Product STICKER = Product.unlisted("STICKER", "Sticker", "0.04");
    private static final Product DATES = Product.unlisted("DATES", "Dates, half a kilo", "9.88");
    private static final BigDecimal DATES_IN_DINARS = new BigDecimal("3.375");
    private static final Product WITHOUT_SKU = Product.unlisted(
            "",
            "Hand-thrown breakfast plate with a speckled glaze, made to order in our studio, dishwasher safe, each one a little different, signed on the foot",
            "24.00");
    private static final List<Product> HTML_TITLES = List.of(
            Product.unlisted("TJ-MUG", "Tom &amp; Jerry Mug", "8.40"),
            Product.unlisted("SP-SET", "Salt &#38; Pepper Set &quot;Duo&quot;", "15.60"),
            Product.unlisted("CAFE-AULAIT", "Bowl &lsquo;Caf&eacute; au lait&rsquo;", "9.95"));
    private static final List<Product> PARENTS_AND_CHILDREN = List.of(
            Product.unlisted("Tools:Hammer", "Tools: Toffee Hammer", "6.60"),
            Product.unlisted("Toys:Hammer", "Toys: Wooden Hammer", "7.20"),
            Product.unlisted("Mugs:Enamel:Blue", "Mugs: Enamel: Blue", "9.00"));
    private static final List<Product> OTHER_LETTERS = List.of(
            Product.unlisted("CUP-ZH", "青花茶杯 带盖", "12.60"),
            Product.unlisted("BRIKI-EL", "Μπρίκι χάλκινο, 4 φλιτζάνια", "18.00"));
    private static final List<BigDecimal> DISCOUNTS = decimals("5", "7.25", "10", "12.5", "14.09", "15");
    private static final List<BigDecimal> PROMOTIONS = decimals("20", "37.5", "50");

    /// How often per line a product is drawn again that is in the basket already; then a small shop repeats itself.
    private static final int PATIENCE = 20;

    private final Dice dice;
    private final Catalogue catalogue;

    Baskets(Dice dice, Catalogue catalogue) {
        this.dice = dice;
        this.catalogue = catalogue;
    }

    List<Line> fill(Store store, Market market, OddCase oddCase) {
        var till = new Till(dice, market);
        var lines = goods(till, market, size(store, oddCase), store == Store.DIRECT);
        applyOddCase(lines, till, market, oddCase);
        return lines;
    }

    private List<Line> goods(Till till, Market market, int size, boolean wholesale) {
        var lines = new ArrayList<Line>(size);
        var taken = new HashSet<Product>();
        var misses = 0;
        while (lines.size() < size) {
            var product = anything(market);
            if (taken.add(product) || misses++ > PATIENCE * size) {
                lines.add(till.line(product, quantity(wholesale)));
            }
        }
        return lines;
    }

    private Product anything(Market market) {
        return popular(market.sellsBooks() && dice.oneIn(7) ? catalogue.books() : catalogue.goods());
    }

    private Product popular(List<Product> shelf) {
        return shelf.get(dice.popular(shelf.size()));
    }

    private int size(Store store, OddCase oddCase) {
        if (oddCase == OddCase.HUNDRED_LINES) {
            return dice.between(100, 140);
        }
        if (oddCase == OddCase.MANY_LINES) {
            return dice.between(30, 60);
        }
        if (oddCase == OddCase.ZERO_TOTAL) {
            return 1;
        }
        if (oddCase == OddCase.EMPTY_ORDER || oddCase.isOrderDiscount()) {
            return 0;
        }
        var luck = dice.below(100) + (store == Store.DIRECT ? 15 : 0);
        if (luck < 84) {
            return luck < 48 ? 1 : luck < 68 ? 2 : luck < 78 ? 3 : 4;
        }
        return luck < 97 ? dice.between(5, 9) : dice.between(10, 20);
    }

    private int quantity(boolean wholesale) {
        if (wholesale && dice.oneIn(2)) {
            return dice.any(List.of(6, 12, 24, 48));
        }
        return dice.below(10) < 7 ? 1 : dice.any(List.of(2, 2, 2, 3, 4, 6));
    }

    private void applyOddCase(List<Line> lines, Till till, Market market, OddCase oddCase) {
        switch (oddCase) {
            case UNLINKED_ITEM -> lines.set(0, lines.getFirst().unlinked());
            case PRICE_ONLY_IN_COST ->
                lines.replaceAll(line -> line.priced(line.price().withoutTag()));
            case PERCENT_DISCOUNT -> discountAll(lines, till);
            case PROMOTION -> lines.set(0, till.discounted(lines.getFirst(), dice.any(PROMOTIONS)));
            case NEGATIVE_SERVICE_LINE -> lines.add(voucher(lines, till, market));
            case SERVICE_LINE -> lines.add(till.line(dice.oneIn(3) ? ENGRAVING : GIFT_WRAP, 1));
            case ZERO_TOTAL -> lines.replaceAll(line -> till.free(line.product()));
            case ZERO_PRICE_LINE -> lines.add(till.free(catalogue.goods().getLast()));
            case REPEATED_SKU -> lines.add(till.line(lines.getFirst().product(), dice.between(1, 3)));
            case SKUS_DIFFERING_BY_CASE -> dice.any(catalogue.twins()).forEach(twin -> lines.add(till.line(twin, 1)));
            case COMPOSITE -> lines.add(till.line(dice.any(catalogue.sets()), dice.between(1, 3)));
            case ODD_TAX_RATE -> oddTaxRate(lines, till);
            case PENNY_LINES -> {
                lines.add(till.taxed(BADGE, dice.oneIn(2) ? "0.17" : "0.16"));
                lines.add(till.taxed(STICKER, "0.01"));
            }
            // Steps of which a quarter, or nine tenths, are whole pennies without tax and of tax.
            case ORDER_DISCOUNT_NET -> lines.add(till.inStepsOf(popular(catalogue.goods()), "2.40"));
            case ORDER_DISCOUNT_WITH_TAX -> {
                lines.add(till.inStepsOf(popular(catalogue.goods()), "0.60"));
                lines.add(till.inStepsOf(popular(catalogue.goods()), "0.60"));
            }
            case ORDER_DISCOUNT_OVER_TWO_RATES -> {
                lines.add(till.inStepsOf(popular(catalogue.goods()), "0.60"));
                lines.add(till.inStepsOf(popular(catalogue.books()), "0.10"));
            }
            case NO_SKU -> lines.add(till.line(WITHOUT_SKU, 1));
            case HTML_TITLE -> lines.add(till.line(dice.any(HTML_TITLES), 1));
            case PARENT_AND_CHILD -> lines.add(till.line(dice.any(PARENTS_AND_CHILDREN), 1));
            case OTHER_LETTERS -> lines.add(till.line(dice.any(OTHER_LETTERS), 1));
            case TAX_CONTRADICTS_LINES -> lines.add(till.line(popular(catalogue.goods()), 1));
            case THREE_DECIMALS -> lines.add(till.priced(DATES, 3, DATES_IN_DINARS));
            default -> {
                // The other cases are about the order, not about its lines.
            }
        }
    }

    private void discountAll(List<Line> lines, Till till) {
        var percent = dice.any(DISCOUNTS);
        lines.replaceAll(line -> till.discounted(line, percent));
    }

    /// A tenth of the goods, cut to whole units of the currency's smallest coin.
    private static Line voucher(List<Line> lines, Till till, Market market) {
        var goods = lines.stream().map(line -> line.price().gross()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var tenth = goods.movePointLeft(1).setScale(market.currency().decimals(), RoundingMode.DOWN);
        return till.service(VOUCHER, tenth.negate());
    }

    /// Small prices, where a rounded tax moves the rate visibly; books have no tax to round.
    private void oddTaxRate(List<Line> lines, Till till) {
        var wrap = till.service(GIFT_WRAP, new BigDecimal("1.79"));
        lines.add(wrap);
        lines.replaceAll(line -> line.price().tax().signum() == 0
                ? line
                : line.priced(line.price().withTaxRoundedByTheChannel()));
    }

    private static List<BigDecimal> decimals(String... texts) {
        return List.of(texts).stream().map(BigDecimal::new).toList();
    }
}
