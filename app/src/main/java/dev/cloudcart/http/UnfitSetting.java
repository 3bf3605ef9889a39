package dev.cloudcart.http;

/// A setting that cannot be used. The message is one plain sentence with the way to mend it, and holds no secret.
public final class UnfitSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnfitSetting(String sentence) {
        super(sentence);
    }
}
