package dev.cloudcart.shell.session;

/// What was typed cannot be done. The message is one plain sentence, or one a line, with the way to mend it.
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUse(String sentence) {
        super(sentence, null, false, false);
    }
}
