package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;

/// Something the shop sells.
///
/// @param number counts from 1; 0 for a service and for goods that are not listed: they are no stock items
/// @param price at home, tax included, pounds
/// @param parts what a set consists of; empty for everything else
record Product(int number, UUID id, Kind kind, String sku, String title, BigDecimal price, List<Part> parts) {

    enum Kind {
        KITCHEN,
        STATIONERY,
        BOOK,
        SET,
        SERVICE
    }

    record Part(Product product, int quantity) {}

    static final UUID NO_ID = new UUID(0, 0);

    Product {
        parts = List.copyOf(parts);
    }

    static Product service(String sku, String title, String price) {
        return new Product(0, NO_ID, Kind.SERVICE, sku, title, new BigDecimal(price), List.of());
    }

    /// What a channel sells and no stock item stands for.
    static Product unlisted(String sku, String title, String price) {
        return new Product(0, NO_ID, Kind.KITCHEN, sku, title, new BigDecimal(price), List.of());
    }

    boolean isListed() {
        return number > 0;
    }

    boolean isBook() {
        return kind == Kind.BOOK;
    }

    boolean isService() {
        return kind == Kind.SERVICE;
    }

    int stockItemIntId() {
        return number == 0 ? 0 : 200_000 + number;
    }

    /// What it costs the shop, without tax.
    BigDecimal purchasePrice() {
        return price.multiply(new BigDecimal("0.37")).setScale(2, RoundingMode.HALF_UP);
    }

    /// What Linnworks knows of that: often nothing.
    BigDecimal knownUnitCost() {
        return number % 2 == 0 ? BigDecimal.ZERO : purchasePrice();
    }
}
