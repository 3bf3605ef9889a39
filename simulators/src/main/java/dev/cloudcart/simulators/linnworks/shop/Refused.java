package dev.cloudcart.simulators.linnworks.shop;

/// Linnworks says no: the message of a `Code`/`Message` answer with status 400.
public final class Refused extends RuntimeException {
    private final String text;

    public Refused(String text) {
        super(text);
        this.text = text;
    }

    public String text() {
        return text;
    }
}
