package dev.cloudcart.journal;

/// What set a run off.
public enum Trigger {
    SCHEDULED("scheduled"),
    MANUAL("manual");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
