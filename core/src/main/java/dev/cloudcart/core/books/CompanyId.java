package dev.cloudcart.core.books;

/// One QuickBooks company with its connections and settings, by our own number.
public record CompanyId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
