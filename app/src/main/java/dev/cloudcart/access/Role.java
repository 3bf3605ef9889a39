package dev.cloudcart.access;

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

    /// The name that guards use.
    String authority() {
        return "ROLE_" + name();
    }
}
