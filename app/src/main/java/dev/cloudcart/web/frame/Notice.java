package dev.cloudcart.web.frame;

import java.io.Serializable;

/// A sentence above the page that comes next: what was done, or why it was not.
public record Notice(String sentence, boolean refusal) implements Serializable {

    public static Notice done(String sentence) {
        return new Notice(sentence, false);
    }

    public static Notice refused(String sentence) {
        return new Notice(sentence, true);
    }
}
