package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.util.List;

/// What the parcel costs the buyer, taxed at the country's rate, and who carries it.
record Postage(BigDecimal gross, BigDecimal net, String vendor, String service) {

    private static final BigDecimal FREE_FROM = new BigDecimal("25");
    private static final BigDecimal PARCEL_AT_HOME = new BigDecimal("3.00");
    private static final BigDecimal PARCEL_ABROAD = new BigDecimal("8.95");

    private record Carrier(String vendor, String service) {}

    private static final List<Carrier> CARRIERS = List.of(
            new Carrier("Royal Mail", "Royal Mail Tracked 48"),
            new Carrier("Royal Mail", "Royal Mail Tracked 24"),
            new Carrier("Evri", "Evri Standard"),
            new Carrier("DPD", "DPD Next Day"));
    private static final Carrier ABROAD = new Carrier("Royal Mail", "International Tracked");

    BigDecimal tax() {
        return gross.subtract(net);
    }

    /// Free at home from 25 pounds on, at Amazon always, and for a gift.
    static Postage of(Dice dice, Store store, Market market, BigDecimal goodsGross) {
        var home = market == Market.UNITED_KINGDOM;
        var carrier = home ? dice.any(CARRIERS) : ABROAD;
        var free =
                goodsGross.signum() == 0 || (home && (store == Store.AMAZON || goodsGross.compareTo(FREE_FROM) >= 0));
        var gross = free
                ? BigDecimal.ZERO
                : WholeTax.postage(market.priceTag(home ? PARCEL_AT_HOME : PARCEL_ABROAD), market);
        return new Postage(gross, Price.withoutTax(gross, market.taxRate()), carrier.vendor(), carrier.service());
    }
}
