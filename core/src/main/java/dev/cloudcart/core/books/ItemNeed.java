package dev.cloudcart.core.books;

/// An item that documents ask for. A product of the shop and an item that the settings name are never the same one,
/// though they be written alike.
///
/// @param sku of a product: matched against QuickBooks' SKU first, then against its full name, then against its name,
/// whatever the case of letters; empty for a product without one, which no books have. Of an item of the settings, its
/// full name, its name or at last its SKU
/// @param description for an item that has to be created; may be empty
/// @param ofSettings whether the settings name it, for postage, discounts, a tax or lines without a SKU
public record ItemNeed(String sku, String description, boolean ofSettings) {

    /// A product.
    public ItemNeed(String sku, String description) {
        this(sku, description, false);
    }

    public static ItemNeed ofSettings(String name) {
        return new ItemNeed(name, name, true);
    }
}
