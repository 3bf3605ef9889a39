package dev.cloudcart.quickbooks;

import java.util.Collection;
import java.util.Comparator;
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
import dev.cloudcart.core.trade.Reason;

/// Finds the items that documents need, and has those created that are missing. Items that exist are used as they are.
final class Items {

    private static final int SKU_MAX = 100;

    private final ListIndex index;
    private final KnownItems known;
    private final ItemCreator creator;

    Items(ListIndex index, KnownItems known, ItemCreator creator) {
        this.index = index;
        this.known = known;
        this.creator = creator;
    }

    Map<ItemNeed, Lookup<Ref>> look(Set<ItemNeed> needs, Creation creation) {
        var keys = needs.stream().filter(Items::isUsable).map(this::key).collect(Collectors.toSet());
        var found = known.find(keys);
        if (!found.keySet().containsAll(keys) && index.lookForMissing()) {
            found = known.find(keys);
        }
        var settled = new LinkedHashMap<>(found);
        settled.putAll(absent(missing(needs, settled.keySet()), creation));
        return needs.stream().collect(Collectors.toMap(need -> need, need -> judge(need, settled)));
    }

    private static boolean isUsable(ItemNeed need) {
        return !need.sku().isBlank() && need.sku().strip().length() <= SKU_MAX;
    }

    private String key(ItemNeed need) {
        return Names.key(sku(need));
    }

    private String sku(ItemNeed need) {
        return index.facts().letters().text(need.sku().strip(), SKU_MAX);
    }

    /// One need per SKU, by its key; the one with a description where there are several.
    private Map<String, ItemNeed> missing(Collection<ItemNeed> needs, Set<String> settled) {
        var missing = new LinkedHashMap<String, ItemNeed>();
        needs.stream().filter(need -> isUsable(need) && !settled.contains(key(need)))
                .sorted(Comparator.comparing(ItemNeed::sku).thenComparing(need -> need.description().isBlank())
                        .thenComparing(ItemNeed::description))
                .forEach(need -> missing.putIfAbsent(key(need), new ItemNeed(sku(need), need.description())));
        return missing;
    }

    private Map<String, Lookup<Ref>> absent(Map<String, ItemNeed> missing, Creation creation) {
        if (creation.items() == ItemKind.NEVER) {
            return each(missing, Items::notThere);
        }
        if (!creation.allowed()) {
            return each(missing, need -> new Lookup.ToBeCreated<>(need.sku()));
        }
        return missing.isEmpty() ? Map.of() : creator.create(missing, creation);
    }

    private static Map<String, Lookup<Ref>> each(Map<String, ItemNeed> missing,
            Function<ItemNeed, Lookup<Ref>> outcome) {
        return missing.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, need -> outcome.apply(need
                .getValue())));
    }

    private static Lookup<Ref> notThere(ItemNeed need) {
        return new Lookup.Unavailable<>(Reason.other("QuickBooks has no product or service with the SKU or name \"%s\"."
                .formatted(need.sku()),
                "Create it in QuickBooks, or let Cloud Cart create missing products (Configure, Products), then sync again."));
    }

    private Lookup<Ref> judge(ItemNeed need, Map<String, Lookup<Ref>> settled) {
        if (need.sku().isBlank()) {
            return new Lookup.Unavailable<>(Reason.other("A line has a product without a SKU.",
                    "Give the product a SKU in Linnworks, then sync again."));
        }
        var lookup = isUsable(need) ? settled.get(key(need)) : null;
        return lookup != null
                ? lookup
                : new Lookup.Unavailable<>(
                        Reason.other("The SKU \"%s\" is longer than the %d characters that QuickBooks takes."
                                .formatted(need.sku(), SKU_MAX), "Shorten it in Linnworks, then sync again."));
    }
}
