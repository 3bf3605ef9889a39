package dev.cloudcart.quickbooks.lists;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Creation.ItemKind;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.quickbooks.text.Names;

/// Finds the items that documents need, and has those created that are missing. Items that exist are used as they
/// are, and what a SKU went to once it goes to again, whatever the item is called by then.
public final class Items {

    private static final int TITLE_SHOWN_MAX = 60;

    private final ListIndex index;
    private final Links links;
    private final KnownItems known;
    private final ItemCreator creator;

    public Items(ListIndex index, Links links, KnownItems known, ItemCreator creator) {
        this.index = index;
        this.links = links;
        this.known = known;
        this.creator = creator;
    }

    public Map<ItemNeed, Lookup<Ref<Ref.Item>>> look(Set<ItemNeed> needs, Creation creation) {
        var settled = settled(bySku(needs), creation);
        return needs.stream().collect(Collectors.toMap(need -> need, need -> judge(need, settled)));
    }

    /// By [key][KnownItems#key]; of several needs for one SKU the one with a description. Items of
    /// the settings come first, so that they get the names that they were given.
    private static Map<String, ItemNeed> bySku(Set<ItemNeed> needs) {
        var bySku = new LinkedHashMap<String, ItemNeed>();
        needs.stream()
                .filter(need -> !Names.key(need.sku()).isEmpty())
                .sorted(Comparator.<ItemNeed, Boolean>comparing(need -> !need.ofSettings())
                        .thenComparing(ItemNeed::sku)
                        .thenComparing(need -> need.description().isBlank())
                        .thenComparing(ItemNeed::description))
                .forEach(need -> bySku.putIfAbsent(
                        KnownItems.key(need), new ItemNeed(need.sku().strip(), need.description(), need.named())));
        return bySku;
    }

    private Map<String, Lookup<Ref<Ref.Item>>> settled(Map<String, ItemNeed> needs, Creation creation) {
        var linked = links.find(ListKind.ITEM, needs.keySet());
        var settled = new HashMap<String, Lookup<Ref<Ref.Item>>>();
        linked.standing().forEach((key, item) -> settled.put(key, new Lookup.Found<>(item.ref())));
        settled.putAll(found(without(needs, settled.keySet())));
        settled.putAll(gone(without(needs, settled.keySet()), linked.gone()));
        settled.putAll(unmapped(without(needs, settled.keySet())));
        settled.putAll(absent(without(needs, settled.keySet()), creation));
        return settled;
    }

    private static Map<String, ItemNeed> without(Map<String, ItemNeed> needs, Set<String> settled) {
        var left = new LinkedHashMap<>(needs);
        left.keySet().removeAll(settled);
        return left;
    }

    private Map<String, Lookup<Ref<Ref.Item>>> found(Map<String, ItemNeed> needs) {
        var found = known.find(needs);
        return found.keySet().containsAll(needs.keySet()) || !index.lookForMissing() ? found : known.find(needs);
    }

    private Map<String, Lookup<Ref<Ref.Item>>> gone(Map<String, ItemNeed> needs, Map<String, Link> gone) {
        var letters = index.facts().letters();
        var told = new HashMap<String, Lookup<Ref<Ref.Item>>>();
        needs.forEach((key, need) -> {
            var link = gone.get(key);
            if (link != null && !need.isMapped()) {
                told.put(
                        key,
                        new Lookup.Unavailable<>(
                                ListCause.ITEM_GONE.of(link.name(), need.sku(), letters.sku(need.sku()))));
            }
        });
        return told;
    }

    /// What a person named is there, or the name is wrong: it is never created.
    private static Map<String, Lookup<Ref<Ref.Item>>> unmapped(Map<String, ItemNeed> needs) {
        var mapped = new LinkedHashMap<>(needs);
        mapped.values().removeIf(need -> !need.isMapped());
        return each(mapped, need -> new Lookup.Unavailable<>(ListCause.MAPPED_ITEM_MISSING.of(need.sku())));
    }

    private Map<String, Lookup<Ref<Ref.Item>>> absent(Map<String, ItemNeed> missing, Creation creation) {
        if (missing.isEmpty()) {
            return Map.of();
        }
        if (creation.items() == ItemKind.NEVER) {
            return each(missing, need -> new Lookup.Unavailable<>(ListCause.NO_ITEM.of(need.sku())));
        }
        return creation.allowed() ? creator.create(missing, creation) : creator.announce(missing, creation);
    }

    static Map<String, Lookup<Ref<Ref.Item>>> each(
            Map<String, ItemNeed> needs, Function<ItemNeed, Lookup<Ref<Ref.Item>>> outcome) {
        return needs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, need -> outcome.apply(need.getValue())));
    }

    private static Lookup<Ref<Ref.Item>> judge(ItemNeed need, Map<String, Lookup<Ref<Ref.Item>>> settled) {
        var lookup = settled.get(KnownItems.key(need));
        return lookup != null ? lookup : new Lookup.Unavailable<>(ListCause.NO_SKU.of(title(need)));
    }

    private static String title(ItemNeed need) {
        var title = need.description().strip();
        return title.isEmpty() ? "it has no title either" : '"' + ItemNames.shortened(title, TITLE_SHOWN_MAX) + '"';
    }
}
