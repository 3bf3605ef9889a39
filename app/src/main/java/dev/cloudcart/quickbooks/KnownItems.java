package dev.cloudcart.quickbooks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;

/// Finds items of the index for SKUs: by their SKU first, then by their full name such as `Tools:Hammer`, then by
/// their name alone. Where two items fit equally well, a person has to say which.
final class KnownItems {

    private static final int NAMES_SHOWN = 5;

    private final ListIndex index;

    KnownItems(ListIndex index) {
        this.index = index;
    }

    /// @param skus as the shop writes them, by their key (see [Names])
    Map<String, Lookup<Ref>> find(Map<String, String> skus) {
        var wanted = skus.entrySet().stream()
                .map(sku ->
                        new Wanted(sku.getKey(), sku.getValue(), index.facts().letters()))
                .toList();
        var bySku = grouped(index.itemsWithSku(keys(wanted, Wanted::skuKeys)), Listed::skuKey);
        var byName = grouped(index.itemsNamed(keys(wanted, Wanted::nameKeys)), Listed::nameKey);
        var found = new HashMap<String, Lookup<Ref>>();
        wanted.forEach(sku -> new Choice(sku, bySku, byName).made().ifPresent(lookup -> found.put(sku.key, lookup)));
        return found;
    }

    private static Collection<String> keys(List<Wanted> wanted, Function<Wanted, Stream<String>> keys) {
        return wanted.stream().flatMap(keys).collect(Collectors.toSet());
    }

    /// Categories are no products.
    private static Map<String, List<Listed>> grouped(List<Listed> items, Function<Listed, String> key) {
        return items.stream()
                .filter(item -> !item.type().equals("Category"))
                .sorted(Listed.OLDEST_FIRST)
                .collect(Collectors.groupingBy(key));
    }

    /// @param kept the SKU as QuickBooks can hold it
    /// @param named the name that an item created for it would get
    private record Wanted(String key, String sku, String kept, String named) {

        Wanted(String key, String sku, Letters letters) {
            this(key, sku, Names.key(letters.sku(sku)), Names.key(letters.itemName(sku)));
        }

        Stream<String> skuKeys() {
            return Stream.of(key, kept).distinct();
        }

        Stream<String> nameKeys() {
            return Stream.of(key, named, leaf()).distinct();
        }

        /// What stands behind the last colon.
        String leaf() {
            return key.substring(key.lastIndexOf(':') + 1).strip();
        }

        boolean isPath() {
            return key.indexOf(':') >= 0;
        }
    }

    /// Which of the items that come into question it is.
    private record Choice(Wanted wanted, Map<String, List<Listed>> bySku, Map<String, List<Listed>> byName) {

        Optional<Lookup<Ref>> made() {
            return only(of(bySku, wanted.skuKeys()), ListCause.SKU_OF_SEVERAL_ITEMS)
                    .or(() -> only(named(this::isFullName), ListCause.NAME_OF_SEVERAL_ITEMS))
                    .or(() -> only(named(this::isName), ListCause.NAME_OF_SEVERAL_ITEMS));
        }

        private static List<Listed> of(Map<String, List<Listed>> items, Stream<String> keys) {
            return keys.flatMap(key -> items.getOrDefault(key, List.of()).stream())
                    .distinct()
                    .toList();
        }

        private List<Listed> named(Predicate<Listed> fits) {
            return of(byName, wanted.nameKeys()).stream().filter(fits).toList();
        }

        /// Nobody writes a path by accident, so it counts whatever the item's SKU is.
        private boolean isFullName(Listed item) {
            return item.fullNameKey().equals(wanted.key) && (wanted.isPath() || isNamedForItself(item));
        }

        private boolean isName(Listed item) {
            return (item.nameKey().equals(wanted.key) || item.nameKey().equals(wanted.named)) && isNamedForItself(item);
        }

        /// A name counts only where the item is not another product by its SKU.
        private static boolean isNamedForItself(Listed item) {
            return item.sku().isBlank() || item.skuKey().equals(item.nameKey());
        }

        /// Bundles are met only where there is nothing else, to say why they will not do.
        private Optional<Lookup<Ref>> only(List<Listed> items, ListCause several) {
            var products = items.stream().filter(item -> !isBundle(item)).toList();
            if (products.size() > 1) {
                return Optional.of(new Lookup.Unavailable<>(several.of(wanted.sku, names(products))));
            }
            return products.stream()
                    .<Lookup<Ref>>map(item -> new Lookup.Found<>(item.ref()))
                    .findFirst()
                    .or(() -> items.stream()
                            .findFirst()
                            .map(bundle -> new Lookup.Unavailable<>(
                                    ListCause.ITEM_IS_A_BUNDLE.of(bundle.fullName(), wanted.sku))));
        }

        private static boolean isBundle(Listed item) {
            return item.type().equals("Group");
        }

        private static String names(List<Listed> items) {
            var names = items.stream().map(Listed::fullName).limit(NAMES_SHOWN).collect(Collectors.joining(" and of "));
            return items.size() > NAMES_SHOWN ? names + " and of more" : names;
        }
    }
}
