package dev.cloudcart.shop;

import static dev.cloudcart.shop.Market.AUSTRALIA;
import static dev.cloudcart.shop.Market.CANADA;
import static dev.cloudcart.shop.Market.FINLAND;
import static dev.cloudcart.shop.Market.FRANCE;
import static dev.cloudcart.shop.Market.GERMANY;
import static dev.cloudcart.shop.Market.ITALY;
import static dev.cloudcart.shop.Market.JAPAN;
import static dev.cloudcart.shop.Market.KUWAIT;
import static dev.cloudcart.shop.Market.NETHERLANDS;
import static dev.cloudcart.shop.Market.NEW_ZEALAND;
import static dev.cloudcart.shop.Market.PORTUGAL;
import static dev.cloudcart.shop.Market.SPAIN;
import static dev.cloudcart.shop.Market.SWEDEN;
import static dev.cloudcart.shop.Market.UNITED_KINGDOM;
import static dev.cloudcart.shop.Market.UNITED_STATES;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which store sells how much, and whereto: percentages.
final class Trade {

    private static final Set<OddCase> AT_HOME = EnumSet.of(
            OddCase.ODD_TAX_RATE,
            OddCase.UNKNOWN_COUNTRY,
            OddCase.PRICE_ONLY_IN_COST,
            OddCase.PENNY_LINES,
            OddCase.ORDER_DISCOUNT_NET,
            OddCase.ORDER_DISCOUNT_WITH_TAX,
            OddCase.ORDER_DISCOUNT_OVER_TWO_RATES,
            OddCase.TAX_CONTRADICTS_LINES);

    private static final Map<OddCase, List<Market>> ABROAD = Map.of(
            OddCase.OSS_BUYER, List.of(SPAIN, ITALY, NETHERLANDS, SWEDEN),
            OddCase.OSS_WITHOUT_CODE, List.of(PORTUGAL, FINLAND),
            OddCase.UNKNOWN_COUNTRY_ABROAD, List.of(GERMANY, FRANCE),
            OddCase.THREE_DECIMALS, List.of(KUWAIT),
            OddCase.THREE_DECIMAL_CURRENCY, List.of(KUWAIT));

    private final Weighted<Store> stores = new Weighted<Store>()
            .with(42, Store.AMAZON)
            .with(22, Store.EBAY)
            .with(20, Store.SHOPIFY)
            .with(10, Store.ETSY)
            .with(6, Store.DIRECT);

    private final Map<Store, Weighted<Market>> markets = new EnumMap<>(Store.class);

    Trade() {
        markets.put(
                Store.AMAZON,
                home(62).with(12, GERMANY)
                        .with(9, FRANCE)
                        .with(6, UNITED_STATES)
                        .with(3, SWEDEN)
                        .with(4, AUSTRALIA)
                        .with(4, JAPAN));
        markets.put(
                Store.EBAY,
                home(72).with(8, GERMANY)
                        .with(4, FRANCE)
                        .with(8, UNITED_STATES)
                        .with(2, CANADA)
                        .with(5, AUSTRALIA)
                        .with(1, NEW_ZEALAND));
        markets.put(
                Store.SHOPIFY,
                home(76).with(6, GERMANY)
                        .with(5, FRANCE)
                        .with(3, SWEDEN)
                        .with(5, UNITED_STATES)
                        .with(3, AUSTRALIA)
                        .with(2, JAPAN));
        markets.put(
                Store.ETSY,
                home(60).with(8, GERMANY)
                        .with(6, FRANCE)
                        .with(16, UNITED_STATES)
                        .with(5, CANADA)
                        .with(4, AUSTRALIA)
                        .with(1, NEW_ZEALAND));
        markets.put(Store.DIRECT, home(86).with(5, GERMANY).with(4, FRANCE).with(5, UNITED_STATES));
    }

    Store store(Dice dice, OddCase oddCase) {
        var onAmazon = oddCase == OddCase.PRICE_ONLY_IN_COST || oddCase == OddCase.TAX_CONTRADICTS_LINES;
        return onAmazon ? Store.AMAZON : stores.draw(dice);
    }

    Market market(Dice dice, Store store, OddCase oddCase) {
        if (AT_HOME.contains(oddCase)) {
            return UNITED_KINGDOM;
        }
        var abroad = ABROAD.get(oddCase);
        if (abroad != null) {
            return dice.any(abroad);
        }
        return Objects.requireNonNull(markets.get(store)).draw(dice);
    }

    private static Weighted<Market> home(int weight) {
        return new Weighted<Market>().with(weight, UNITED_KINGDOM);
    }
}
