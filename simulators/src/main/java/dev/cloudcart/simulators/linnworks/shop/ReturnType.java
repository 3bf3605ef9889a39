package dev.cloudcart.simulators.linnworks.shop;

/// What happens to goods after the sale (Returns Refunds API, VerifiedRMAItem.Type).
public enum ReturnType {
    RETURN("Return", "RETURNBOOKING", "RETURN"),
    EXCHANGE("Exchange", "EXCHANGEBOOKING", "EXCHANGE"),
    RESEND("Resend", "RESEND", "RESEND");

    public final String text;
    private final String booked;
    private final String done;

    ReturnType(String text, String booked, String done) {
        this.text = text;
        this.booked = booked;
        this.done = done;
    }

    public static ReturnType of(String text) {
        for (var type : values()) {
            if (type.text.equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("there is no RMA of type \"%s\"".formatted(text));
    }

    /// The `RowType` of a flat row (Processed Orders API, ReturnInfo).
    public String rowType(boolean actioned, boolean paidBack) {
        if (!actioned) {
            return booked;
        }
        return this == RETURN && paidBack ? "RETURNREFUND" : done;
    }
}
