package dev.cloudcart.simulators.quickbooks.books;

/// What a request asks for beside its entity: the `include` of a query string or the `optionsData` of a batch item.
public record Wishes(boolean duplicateNumberAllowed, boolean voided) {

    public static final Wishes NONE = new Wishes(false, false);

    public static Wishes of(String include) {
        return new Wishes(include.contains("allowduplicatedocnum"), include.contains("void"));
    }
}
