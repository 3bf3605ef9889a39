package dev.cloudcart.simulators.pages;

/// What was filled in cannot be used; its message is a sentence that says how to mend it.
public final class Rejected extends RuntimeException {
    private final String sentence;

    public Rejected(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
