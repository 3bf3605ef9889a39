package dev.cloudcart.core.trade;

/// The kinds of records that are read from the shop.
public enum SourceKind {
    SALE("order", "orders"),
    REFUND("refund", "refunds"),
    PURCHASE_ORDER("purchase order", "purchase orders"),
    DELIVERY("delivery", "deliveries");

    private final String word;
    private final String words;

    SourceKind(String word, String words) {
        this.word = word;
        this.words = words;
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
