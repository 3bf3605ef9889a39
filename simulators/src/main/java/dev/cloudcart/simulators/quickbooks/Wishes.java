package dev.cloudcart.simulators.quickbooks;

/// What a request asks for beside its entity: the `include` of a query string or the `optionsData` of a batch item.
record Wishes(boolean duplicateNumberAllowed, boolean voided) {

    static final Wishes NONE = new Wishes(false, false);

    static Wishes of(String include) {
        return new Wishes(include.contains("allowduplicatedocnum"), include.contains("void"));
    }
}
