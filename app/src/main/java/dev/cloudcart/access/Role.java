package dev.cloudcart.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a caller may do. Each may do what those below may.
public enum Role {
    /// All.
    OWNER,
    /// Sync, mend, configure.
    OPERATOR,
    /// Read, preview, approve, export.
    ACCOUNTANT,
    /// Read.
    VIEWER;

    /// Whether it may do whatever another may.
    public boolean isAtLeast(Role other) {
        return compareTo(other) <= 0;
    }

    /// By its word, whatever the case of letters.
    public static Optional<Role> named(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// In one word, for people.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name that guards use.
    String authority() {
        return "ROLE_" + name();
    }
}
