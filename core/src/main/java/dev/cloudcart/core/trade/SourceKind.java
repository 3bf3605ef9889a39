package dev.cloudcart.core.trade;

/// The kinds of records that are read from the shop.
public enum SourceKind {
    SALE("order"),
    REFUND("refund"),
    PURCHASE_ORDER("purchase order"),
    DELIVERY("delivery");

    private final String word;

    SourceKind(String word) {
        this.word = word;
    }

    /// What a bookkeeper calls it.
    public String word() {
        return word;
    }
}
