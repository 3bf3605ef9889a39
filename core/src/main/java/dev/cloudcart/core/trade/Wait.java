package dev.cloudcart.core.trade;

/// What an order can be waiting for. Whether it is posted meanwhile, the rules say.
public enum Wait {
    PARKED("parked"),
    LOCKED("locked"),
    PENDING("pending");

    private final String reason;

    Wait(String reason) {
        this.reason = reason;
    }

    /// Completes the sentence "not posted, because it is …".
    public String reason() {
        return reason;
    }
}
