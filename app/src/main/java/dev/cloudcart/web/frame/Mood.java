package dev.cloudcart.web.frame;

/// How a company stands, in a word.
public enum Mood {
    WELL("all well", ""),
    HELD("something is held", "held"),
    TROUBLE("needs attention", "trouble"),
    NOT_CONNECTED("not connected", "off");

    private final String word;
    private final String dot;

    Mood(String word, String dot) {
        this.word = word;
        this.dot = dot;
    }

    public String word() {
        return word;
    }

    /// How its dot looks; empty for how dots look.
    public String dot() {
        return dot;
    }
}
