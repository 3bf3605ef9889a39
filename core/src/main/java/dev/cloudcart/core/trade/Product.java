package dev.cloudcart.core.trade;

/// What was sold.
///
/// @param sku as the shop writes it; empty where the shop has none
/// @param title may be empty
/// @param service true for a fee or other line without goods
public record Product(String sku, String title, boolean service) {

    public boolean hasSku() {
        return sku.codePoints().anyMatch(Product::isSeen);
    }

    private static boolean isSeen(int letter) {
        return !Character.isWhitespace(letter)
                && !Character.isSpaceChar(letter)
                && Character.getType(letter) != Character.FORMAT;
    }
}
