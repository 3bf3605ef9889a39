package dev.cloudcart.database;

import org.jspecify.annotations.Nullable;

/// There is no database to work with. The message is one plain sentence with the way to mend it, fit for a user.
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String sentence) {
        this(sentence, null);
    }

    DatabaseUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
