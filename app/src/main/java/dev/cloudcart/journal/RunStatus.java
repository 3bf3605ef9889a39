package dev.cloudcart.journal;

/// How a run stands.
public enum RunStatus {
    RUNNING("running"),
    COMPLETE("complete"),
    COMPLETE_WITH_HOLDS("complete with holds"),
    FAILED("failed"),
    INTERRUPTED("interrupted");

    private final String word;

    RunStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
