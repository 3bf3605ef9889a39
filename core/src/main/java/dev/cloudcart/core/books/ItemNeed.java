package dev.cloudcart.core.books;

/// An item that documents ask for.
///
/// @param sku matched against QuickBooks' SKU first, then against its full name, then against its name, whatever
/// the case of
///        letters; empty for a product without one, which no books have
/// @param description for an item that has to be created; may be empty
public record ItemNeed(String sku, String description) {}
