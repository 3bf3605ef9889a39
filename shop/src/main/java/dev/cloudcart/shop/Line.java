package dev.cloudcart.shop;

import java.util.List;
import java.util.UUID;

/// One line of an order. The parts of a set are lines at 0, their quantities already multiplied.
record Line(UUID row, Product product, int quantity, Price price, boolean linked, List<Line> parts) {

    Line {
        parts = List.copyOf(parts);
    }

    Line priced(Price newPrice) {
        return new Line(row, product, quantity, newPrice, linked, parts);
    }

    /// One piece of it; a set with the parts of one.
    Line single() {
        var one = parts.stream()
                .map(part ->
                        new Line(part.row, part.product, part.quantity / quantity, part.price, part.linked, List.of()))
                .toList();
        var ofOne = Price.of(price.tag(), 1, price.discountPercent(), price.taxRate(), price.taxInclusive());
        return new Line(row, product, 1, ofOne, linked, one);
    }

    Line unlinked() {
        return new Line(row, product, quantity, price, false, parts);
    }

    UUID stockItemId() {
        return linked ? product.id() : Product.NO_ID;
    }

    int stockItemIntId() {
        return linked ? product.stockItemIntId() : 0;
    }
}
