package dev.cloudcart.quickbooks.lists;

import java.util.List;
import java.util.stream.Stream;

import dev.cloudcart.quickbooks.text.Letters;

/// Names for items that have to be created: the SKU, and where another item has that name, the SKU with the title
/// behind it. Always the same names for the same product, and never a mere number behind a name.
final class ItemNames {

    private static final int NAME_MAX = 100;
    private static final int TITLE_MAX = 60;

    private ItemNames() {}

    /// In the order in which they are tried.
    static List<String> candidates(String sku, String title, Letters letters) {
        var name = letters.itemName(sku);
        return Stream.of(
                        name,
                        with(name, letters.aside(title)),
                        with(name, "SKU"),
                        with(name, "Linnworks"),
                        Letters.tagged(name, sku, NAME_MAX))
                .filter(candidate -> !candidate.isBlank())
                .distinct()
                .toList();
    }

    /// Where the SKU leaves no room behind it, it gives up its end.
    private static String with(String name, String word) {
        var shown = shortened(word, TITLE_MAX);
        return shown.isEmpty() ? name : "%s (%s)".formatted(shortened(name, NAME_MAX - shown.length() - 3), shown);
    }

    static String shortened(String text, int max) {
        return text.length() <= max ? text : Letters.cut(text, max - 3).strip() + "...";
    }
}
