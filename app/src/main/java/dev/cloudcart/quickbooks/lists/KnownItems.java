package dev.cloudcart.quickbooks.lists;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.text.Letters;
import dev.cloudcart.quickbooks.text.Names;

/// Finds items of the index for SKUs: by their SKU first, then by their full name such as `Tools:Hammer`, then by
/// their name alone. Items that the settings name are found by their full name, their name or at last their SKU. Where
/// two items fit equally well, a person has to say which; and so where one item fits two of them, which never become
/// one. What the product map names is the exception: a person has said so, and may say it of several SKUs.
public final class KnownItems {

    private static final int NAMES_SHOWN = 5;

    /// No SKU begins with it once it is a key.
    private static final String OF_SETTINGS = " ";

    private static final String OF_MAP = "\t";

    private final ListIndex index;
    private final Links links;

    public KnownItems(ListIndex index, Links links) {
        this.index = index;
        this.links = links;
    }

    /// What a need is known by (see [Names]).
    public static String key(ItemNeed need) {
        var key = Names.key(need.sku());
        return switch (need.named()) {
            case BY_SHOP -> key;
            case BY_SETTINGS -> OF_SETTINGS + key;
            case BY_MAP -> OF_MAP + key;
        };
    }

    /// What is found is [met][Links#meet].
    ///
    /// @param needs by their key
    public Map<String, Lookup<Ref<Ref.Item>>> find(Map<String, ItemNeed> needs) {
        var wanted = needs.values().stream()
                .map(need -> new Wanted(need, index.facts().letters()))
                .toList();
        var bySku = grouped(index.itemsWithSku(keys(wanted, Wanted::skuKeys)), Listed::skuKey);
        var byName = grouped(index.itemsNamed(keys(wanted, Wanted::nameKeys)), Listed::nameKey);
        var taken = taken(bySku, byName);
        var found = new HashMap<String, Lookup<Ref<Ref.Item>>>();
        for (var manner : Manner.values()) {
            wanted.stream()
                    .filter(one -> !found.containsKey(one.at()))
                    .forEach(one -> new Choice(one, bySku, byName, taken)
                            .made(manner)
                            .ifPresent(lookup -> found.put(one.at(), lookup)));
            found.forEach((key, lookup) -> take(key, lookup, taken));
        }
        return found;
    }

    private void take(String key, Lookup<Ref<Ref.Item>> lookup, Map<String, Set<String>> taken) {
        if (lookup instanceof Lookup.Found<Ref<Ref.Item>>(Ref<Ref.Item> item)) {
            links.meet(ListKind.ITEM, key, item);
            taken.computeIfAbsent(item.id(), _ -> new HashSet<>()).add(key);
        }
    }

    /// Whose these items are already, by their ids.
    private Map<String, Set<String>> taken(Map<String, List<Listed>> bySku, Map<String, List<Listed>> byName) {
        var ids = Stream.concat(bySku.values().stream(), byName.values().stream())
                .flatMap(List::stream)
                .map(Listed::id)
                .collect(Collectors.toSet());
        return links.keys(ListKind.ITEM, ids);
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

    /// How an item is found, the surest first: what one is surely is not another less surely.
    private enum Manner {
        NAMED_IN_THE_SETTINGS,
        BY_SKU,
        BY_FULL_NAME,
        BY_NAME,
        BY_SKU_IN_THE_SETTINGS
    }

    /// @param key without what tells the items of the settings apart
    /// @param kept the SKU as QuickBooks can hold it
    /// @param named the name that an item created for it would get
    private record Wanted(ItemNeed need, String key, String kept, String named) {

        Wanted(ItemNeed need, Letters letters) {
            this(
                    need,
                    Names.key(need.sku()),
                    Names.key(letters.sku(need.sku())),
                    Names.key(letters.itemName(need.sku())));
        }

        String at() {
            return KnownItems.key(need);
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
    ///
    /// @param taken whose the items are, by their ids
    private record Choice(
            Wanted wanted,
            Map<String, List<Listed>> bySku,
            Map<String, List<Listed>> byName,
            Map<String, Set<String>> taken) {

        Optional<Lookup<Ref<Ref.Item>>> made(Manner manner) {
            return switch (wanted.need.named()) {
                case BY_SHOP -> ofProduct(manner);
                case BY_SETTINGS -> ofSettings(manner);
                case BY_MAP -> ofMap(manner);
            };
        }

        /// A bundle cannot stand on a line, so none is named.
        private Optional<Lookup<Ref<Ref.Item>>> ofMap(Manner manner) {
            return switch (manner) {
                case NAMED_IN_THE_SETTINGS -> mapped(named(this::hasFullName)).or(() -> mapped(named(this::hasName)));
                case BY_SKU_IN_THE_SETTINGS -> mapped(of(bySku, wanted.skuKeys()));
                case BY_SKU, BY_FULL_NAME, BY_NAME -> Optional.empty();
            };
        }

        private Optional<Lookup<Ref<Ref.Item>>> mapped(List<Listed> items) {
            var products = items.stream().filter(item -> !isBundle(item)).toList();
            return products.size() > 1
                    ? Optional.of(new Lookup.Unavailable<>(
                            ListCause.MAPPED_ITEM_OF_SEVERAL.of(wanted.need.sku(), names(products))))
                    : products.stream().findFirst().map(item -> new Lookup.Found<>(item.ref()));
        }

        private Optional<Lookup<Ref<Ref.Item>>> ofSettings(Manner manner) {
            return switch (manner) {
                case NAMED_IN_THE_SETTINGS ->
                    only(named(this::hasFullName), ListCause.NAME_OF_SEVERAL_ITEMS, this::unlessOfAProduct)
                            .or(() -> only(
                                    named(this::hasName), ListCause.NAME_OF_SEVERAL_ITEMS, this::unlessOfAProduct));
                case BY_SKU_IN_THE_SETTINGS ->
                    only(of(bySku, wanted.skuKeys()), ListCause.SKU_OF_SEVERAL_ITEMS, this::unlessOfAProduct);
                case BY_SKU, BY_FULL_NAME, BY_NAME -> Optional.empty();
            };
        }

        private Optional<Lookup<Ref<Ref.Item>>> ofProduct(Manner manner) {
            return switch (manner) {
                case BY_SKU ->
                    only(
                            products(of(bySku, wanted.skuKeys())),
                            ListCause.SKU_OF_SEVERAL_ITEMS,
                            item -> unlessOfAnother(item, ListCause.SKU_ON_ITEM_OF_ANOTHER));
                case BY_FULL_NAME ->
                    only(
                            products(named(this::isFullName)),
                            ListCause.NAME_OF_SEVERAL_ITEMS,
                            item -> unlessOfAnother(item, ListCause.ITEM_OF_ANOTHER_SKU));
                case BY_NAME ->
                    only(
                            products(named(this::isName)),
                            ListCause.NAME_OF_SEVERAL_ITEMS,
                            item -> unlessOfAnother(item, ListCause.ITEM_OF_ANOTHER_SKU));
                case NAMED_IN_THE_SETTINGS, BY_SKU_IN_THE_SETTINGS -> Optional.empty();
            };
        }

        private static List<Listed> of(Map<String, List<Listed>> items, Stream<String> keys) {
            return keys.flatMap(key -> items.getOrDefault(key, List.of()).stream())
                    .distinct()
                    .toList();
        }

        private List<Listed> named(Predicate<Listed> fits) {
            return of(byName, wanted.nameKeys()).stream().filter(fits).toList();
        }

        /// What the settings name is a product only where its SKU is no more than that name.
        private List<Listed> products(List<Listed> items) {
            return items.stream()
                    .filter(item ->
                            !isNamedForItself(item) || keyOfSettings(item).isEmpty())
                    .toList();
        }

        /// Nobody writes a path by accident, so it counts whatever the item's SKU is.
        private boolean isFullName(Listed item) {
            return hasFullName(item) && (wanted.isPath() || isNamedForItself(item));
        }

        private boolean isName(Listed item) {
            return hasName(item) && isNamedForItself(item);
        }

        private boolean hasFullName(Listed item) {
            return item.fullNameKey().equals(wanted.key);
        }

        private boolean hasName(Listed item) {
            return item.nameKey().equals(wanted.key) || item.nameKey().equals(wanted.named);
        }

        /// A name counts only where the item is not another product by its SKU.
        private static boolean isNamedForItself(Listed item) {
            return item.sku().isBlank() || item.skuKey().equals(item.nameKey());
        }

        private Stream<String> others(Listed item) {
            return taken.getOrDefault(item.id(), Set.of()).stream()
                    .filter(key -> !key.equals(wanted.at()) && !key.startsWith(OF_MAP))
                    .sorted();
        }

        private Optional<String> keyOfSettings(Listed item) {
            return others(item).filter(key -> key.startsWith(OF_SETTINGS)).findFirst();
        }

        private Lookup<Ref<Ref.Item>> unlessOfAProduct(Listed item) {
            return others(item)
                    .filter(key -> !key.startsWith(OF_SETTINGS))
                    .findFirst()
                    .<Lookup<Ref<Ref.Item>>>map(
                            sku -> new Lookup.Unavailable<>(ListCause.ITEM_OF_A_PRODUCT.of(item.fullName(), sku)))
                    .orElseGet(() -> new Lookup.Found<>(item.ref()));
        }

        private Lookup<Ref<Ref.Item>> unlessOfAnother(Listed item, ListCause told) {
            return others(item)
                    .findFirst()
                    .<Lookup<Ref<Ref.Item>>>map(
                            key -> new Lookup.Unavailable<>(told.of(item.fullName(), wanted.need.sku(), whose(key))))
                    .orElseGet(() -> new Lookup.Found<>(item.ref()));
        }

        private static String whose(String key) {
            return key.startsWith(OF_SETTINGS)
                    ? "the item of that name in the settings file"
                    : "that of the SKU " + key;
        }

        /// Bundles are met only where there is nothing else, to say why they will not do.
        private Optional<Lookup<Ref<Ref.Item>>> only(
                List<Listed> items, ListCause several, Function<Listed, Lookup<Ref<Ref.Item>>> judged) {
            var products = items.stream().filter(item -> !isBundle(item)).toList();
            if (products.size() > 1) {
                return Optional.of(new Lookup.Unavailable<>(several.of(wanted.need.sku(), names(products))));
            }
            return products.stream()
                    .map(judged)
                    .findFirst()
                    .or(() -> items.stream()
                            .findFirst()
                            .map(bundle -> new Lookup.Unavailable<>(
                                    ListCause.ITEM_IS_A_BUNDLE.of(bundle.fullName(), wanted.need.sku()))));
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
