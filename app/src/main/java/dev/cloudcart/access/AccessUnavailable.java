package dev.cloudcart.access;

import org.jspecify.annotations.Nullable;

/// Nobody can be let in. The message is one plain sentence with the way to mend it, fit for a user.
public final class AccessUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
