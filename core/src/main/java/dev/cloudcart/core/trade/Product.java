package dev.cloudcart.core.trade;

/// What was sold.
///
/// @param sku as the shop writes it, never blank: where the shop has none, the channel's SKU or the title stands in
/// @param title may be empty
/// @param service true for a fee or other line without goods
public record Product(String sku, String title, boolean service) {

    public Product {
        if (sku.isBlank()) {
            throw new IllegalArgumentException("A product needs a SKU");
        }
    }
}
