package dev.cloudcart.shop;

import java.time.Instant;

/// What shop to generate. The last order comes before `upTo`, the first one not before `days` times 24 hours
/// earlier.
///
/// @param products stock items, sets and books included; at least 100
/// @param refunds whether about one sale in forty has a refund
/// @param purchaseOrders how many, independent of the number of orders; 0 for none
public record ShopOptions(
        long seed, int orders, int products, Instant upTo, int days, boolean refunds, int purchaseOrders) {

    public ShopOptions {
        require(orders >= 0, "A shop has no negative number of orders: " + orders);
        require(products >= 100, "A shop needs at least 100 products, not " + products);
        require(days >= 1, "A shop is open for at least one day, not " + days);
        require(purchaseOrders >= 0, "A shop has no negative number of purchase orders: " + purchaseOrders);
    }

    /// The shop of the demo: 3,000 orders of 90 days, 400 products, refunds and 60 purchase orders.
    public static ShopOptions upTo(Instant upTo) {
        return new ShopOptions(1, 3_000, 400, upTo, 90, true, 60);
    }

    public ShopOptions withSeed(long newSeed) {
        return new ShopOptions(newSeed, orders, products, upTo, days, refunds, purchaseOrders);
    }

    public ShopOptions withOrders(int newOrders) {
        return new ShopOptions(seed, newOrders, products, upTo, days, refunds, purchaseOrders);
    }

    public ShopOptions withProducts(int newProducts) {
        return new ShopOptions(seed, orders, newProducts, upTo, days, refunds, purchaseOrders);
    }

    public ShopOptions withDays(int newDays) {
        return new ShopOptions(seed, orders, products, upTo, newDays, refunds, purchaseOrders);
    }

    public ShopOptions withRefunds(boolean newRefunds) {
        return new ShopOptions(seed, orders, products, upTo, days, newRefunds, purchaseOrders);
    }

    public ShopOptions withPurchaseOrders(int newPurchaseOrders) {
        return new ShopOptions(seed, orders, products, upTo, days, refunds, newPurchaseOrders);
    }

    /// No record is older.
    public Instant opening() {
        return upTo.minusSeconds(days * 86_400L);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
