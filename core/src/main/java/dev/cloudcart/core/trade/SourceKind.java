package dev.cloudcart.core.trade;

import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of records that are read from the shop.
public enum SourceKind {
    SALE("order", "orders"),
    PAYMENT("payment", "payments"),
    REFUND("refund", "refunds"),
    PURCHASE_ORDER("purchase order", "purchase orders"),
    DELIVERY("delivery", "deliveries"),
    PAYMENT_STATEMENT("payment statement", "payment statements");

    private final String word;
    private final String words;

    SourceKind(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /// Of a kind by its word, whatever the case; a hyphen counts as a blank.
    public static Optional<SourceKind> named(String word) {
        var plain = word.strip().replace('-', ' ');
        return Stream.of(values())
                .filter(kind -> kind.word.equalsIgnoreCase(plain))
                .findFirst();
    }

    /// Of several.
    public String words() {
        return words;
    }

    /// What a bookkeeper calls it.
    public String word() {
        return word;
    }
}
