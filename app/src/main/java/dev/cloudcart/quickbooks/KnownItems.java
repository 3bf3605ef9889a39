package dev.cloudcart.quickbooks;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Reason;

/// Finds items of the index by SKU first, then by name.
final class KnownItems {

    private final ListIndex index;

    KnownItems(ListIndex index) {
        this.index = index;
    }

    /// @param keys of SKUs, see [Names]
    Map<String, Lookup<Ref>> find(Collection<String> keys) {
        var items = new HashMap<String, Listed>();
        usable(index.itemsNamed(keys)).stream().filter(KnownItems::isNamedForItself)
                .forEach(item -> items.putIfAbsent(item.nameKey(), item));
        var bySku = new HashMap<String, Listed>();
        usable(index.itemsWithSku(keys)).forEach(item -> bySku.putIfAbsent(item.skuKey(), item));
        items.putAll(bySku);
        return items.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, item -> judge(item.getValue())));
    }

    /// A name counts only where the item is not another product by its SKU.
    private static boolean isNamedForItself(Listed item) {
        return item.sku().isBlank() || item.skuKey().equals(item.nameKey());
    }

    /// Bundles come last: they are met only where there is nothing else, to say why they will not do.
    private static List<Listed> usable(List<Listed> items) {
        return items.stream().filter(item -> !item.type().equals("Category"))
                .sorted(Comparator.comparing(KnownItems::isBundle).thenComparing(Listed.OLDEST_FIRST)).toList();
    }

    private static boolean isBundle(Listed item) {
        return item.type().equals("Group");
    }

    private static Lookup<Ref> judge(Listed item) {
        return isBundle(item)
                ? new Lookup.Unavailable<>(Reason.other(
                        "\"%s\" is a bundle in QuickBooks, which cannot stand on a line of its own."
                                .formatted(item.name()),
                        "Give the product in QuickBooks another SKU or name than the bundle, then sync again."))
                : new Lookup.Found<>(item.ref());
    }
}
