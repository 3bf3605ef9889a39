package dev.cloudcart.quickbooks;

import java.util.List;
import java.util.stream.Stream;

/// Names for items that have to be created: the SKU, and where another item has that name, the SKU with the title behind it.
/// Always the same names for the same product, and never a mere number behind a name.
final class ItemNames {

    private static final int NAME_MAX = 100;
    private static final int TITLE_MAX = 60;

    private ItemNames() {}

    /// In the order in which they are tried.
    static List<String> candidates(String sku, String title, Letters letters) {
        return Stream.of(sku, with(sku, title), with(sku, "SKU"), with(sku, "Linnworks"))
                .map(letters::itemName).filter(name -> !name.isBlank()).distinct().toList();
    }

    /// Where the SKU leaves no room behind it, it gives up its end.
    private static String with(String sku, String word) {
        var shown = shortened(word.strip(), TITLE_MAX);
        return shown.isEmpty()
                ? sku
                : "%s (%s)".formatted(shortened(sku, NAME_MAX - shown.length() - 3), shown);
    }

    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 3).strip() + "...";
    }
}
