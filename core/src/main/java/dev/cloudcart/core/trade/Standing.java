package dev.cloudcart.core.trade;

/// Whether an order belongs in the books, and if not, why not.
public enum Standing {
    REVENUE("counts as revenue"),
    /// Of what was bought.
    PURCHASE("counts as a purchase"),
    RESEND("a resend of goods that were paid before"),
    RETURN("a return"),
    EXCHANGE("an exchange"),
    CANCELLED("cancelled"),
    GONE("not in Linnworks any more"),
    /// Of what a purchase cost beside the goods.
    ON_OTHER_BILLS("on the bills of its deliveries"),
    /// Of a payment.
    TAKEN_BACK("taken back");

    private final String reason;

    Standing(String reason) {
        this.reason = reason;
    }

    /// Completes the sentence "not posted, because it is …".
    public String reason() {
        return reason;
    }

    /// Whether it is no order any more, and never will be one.
    public boolean isOver() {
        return this == CANCELLED || this == GONE || this == TAKEN_BACK;
    }

    public boolean isRevenue() {
        return this == REVENUE;
    }

    /// Whether it belongs in the books.
    public boolean counts() {
        return this == REVENUE || this == PURCHASE;
    }
}
