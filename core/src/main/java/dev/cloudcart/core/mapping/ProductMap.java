package dev.cloudcart.core.mapping;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.cloudcart.core.trade.Product;

/// Which item of the books a SKU of the shop goes on, where it is not the one of that SKU or name.
///
/// @param items by SKU, whatever the case of its letters: full name, name or SKU of the item
public record ProductMap(NavigableMap<String, String> items) {

    public static final ProductMap NONE = new ProductMap(List.of());

    /// @param sku as the shop writes it
    /// @param item its full name, name or SKU in the books
    public record Row(String sku, String item) {}

    public ProductMap {
        var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        items.forEach((sku, item) -> sorted.put(sku.strip(), item.strip()));
        items = Collections.unmodifiableNavigableMap(sorted);
    }

    public ProductMap(List<Row> rows) {
        this(sorted(rows));
    }

    private static NavigableMap<String, String> sorted(List<Row> rows) {
        var items = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        rows.forEach(row -> items.put(row.sku().strip(), row.item()));
        return items;
    }

    /// In the order of their SKUs.
    public List<Row> rows() {
        return items.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList();
    }

    Optional<String> itemOf(Product product) {
        return product.hasSku() ? Optional.ofNullable(items.get(product.sku().strip())) : Optional.empty();
    }
}
