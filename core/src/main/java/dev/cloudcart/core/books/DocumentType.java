package dev.cloudcart.core.books;

/// The kinds of documents that are posted.
public enum DocumentType {
    SALES_RECEIPT("sales receipt", "customer"),
    INVOICE("invoice", "customer"),
    PAYMENT("payment", "customer"),
    PURCHASE_ORDER("purchase order", "vendor"),
    BILL("bill", "vendor"),
    EXPENSE("expense", "vendor"),
    VENDOR_CREDIT("vendor credit", "vendor"),
    BILL_PAYMENT("bill payment", "vendor");

    private final String word;
    private final String party;

    DocumentType(String word, String party) {
        this.word = word;
        this.party = party;
    }

    public String word() {
        return word;
    }

    /// What a bookkeeper calls the one it is with.
    public String party() {
        return party;
    }

    /// Whether it is about something bought.
    public boolean isPurchase() {
        return party.equals("vendor");
    }

    /// Whether it is one of those that an order becomes.
    public boolean isSale() {
        return this == SALES_RECEIPT || this == INVOICE;
    }

    /// Whether it moves money for other documents, and has no lines of its own.
    public boolean isPayment() {
        return this == PAYMENT || this == BILL_PAYMENT;
    }

    /// What takes it away so that nothing of it counts: the books void only what was sold (Intuit, void).
    public Deed removal(Deed wanted) {
        return wanted == Deed.VOID && isPurchase() ? Deed.DELETE : wanted;
    }
}
