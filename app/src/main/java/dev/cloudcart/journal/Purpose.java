package dev.cloudcart.journal;

/// What a run is for.
public enum Purpose {
    SYNC("sync"),
    /// It plans, and writes nothing into the books.
    PREVIEW("preview");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
