package dev.cloudcart.simulators.quickbooks.books;

/// What a request asks for beside its entity: the `include` of a query string or the `optionsData` of a batch item.
///
/// @param loaded it comes from a source file, which may hold what the API itself cannot make, such as bundles
public record Wishes(boolean duplicateNumberAllowed, boolean voided, boolean loaded) {

    public static final Wishes NONE = new Wishes(false, false, false);
    public static final Wishes LOADED = new Wishes(false, false, true);

    public static Wishes of(String include) {
        return new Wishes(include.contains("allowduplicatedocnum"), include.contains("void"), false);
    }
}
