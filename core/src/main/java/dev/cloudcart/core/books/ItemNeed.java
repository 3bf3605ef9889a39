package dev.cloudcart.core.books;

/// An item that documents ask for. A product of the shop and an item that the settings name are never the same one,
/// though they be written alike.
///
/// @param sku of a product: matched against QuickBooks' SKU first, then against its full name, then against its name,
/// whatever the case of letters; empty for a product without one, which no books have. Of an item that the settings
/// name: its full name, its name or at last its SKU
/// @param description for an item that has to be created; may be empty
public record ItemNeed(String sku, String description, Named named) {

    /// Who names an item.
    public enum Named {
        /// The shop, by its SKU.
        BY_SHOP,
        /// The settings, for postage, discounts, a tax or lines without a SKU. It is no product of the shop's.
        BY_SETTINGS,
        /// The product map of the settings, for a SKU. It may be another product's too, and is never created.
        BY_MAP
    }

    /// A product.
    public ItemNeed(String sku, String description) {
        this(sku, description, Named.BY_SHOP);
    }

    public static ItemNeed ofSettings(String name) {
        return new ItemNeed(name, name, Named.BY_SETTINGS);
    }

    public static ItemNeed mapped(String name) {
        return new ItemNeed(name, name, Named.BY_MAP);
    }

    public boolean ofSettings() {
        return named == Named.BY_SETTINGS;
    }

    public boolean isMapped() {
        return named == Named.BY_MAP;
    }
}
