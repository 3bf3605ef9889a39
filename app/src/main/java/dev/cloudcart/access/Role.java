package dev.cloudcart.access;

import java.util.Locale;

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

    /// In one word, for people.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name that guards use.
    String authority() {
        return "ROLE_" + name();
    }
}
