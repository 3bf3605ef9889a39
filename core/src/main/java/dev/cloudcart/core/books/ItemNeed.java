package dev.cloudcart.core.books;

/// An item that documents ask for.
///
/// @param sku matched against QuickBooks' SKU first, then against its item name, whatever the case of letters
/// @param description for an item that has to be created; may be empty
public record ItemNeed(String sku, String description) {}
