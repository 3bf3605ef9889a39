package dev.cloudcart.simulators.quickbooks.books;

import java.util.Locale;

/// Whether the company lets anybody in just now.
public enum CompanyState {
    OPEN,
    /// Answered with 140.
    LOCKED,
    /// Answered with 150.
    MAINTENANCE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
