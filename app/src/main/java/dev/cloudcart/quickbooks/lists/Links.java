package dev.cloudcart.quickbooks.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.Ref;

/// Remembers by QuickBooks' id what a name of the shop has become. From then on the id decides: an entry may be
/// renamed, and one that is gone is told, never made a second time.
///
/// What is only found becomes a link with the first document that uses it, so that neither a preview nor an order
/// that is held fixes anything.
public final class Links {

    private final ListIndex index;
    private final LinkStore store;
    private final Map<Entry, Map<String, String>> met = new ConcurrentHashMap<>();

    public Links(ListIndex index, LinkStore store) {
        this.index = index;
        this.store = store;
    }

    private record Entry(ListKind kind, String id) {}

    /// By source key; what has no link is in neither.
    ///
    /// @param standing the entries as they are called now
    /// @param gone what is no longer to be had
    /// @param all what is remembered, standing or gone
    record Known(Map<String, Listed> standing, Map<String, Link> gone, Map<String, Link> all) {}

    /// Costs no read as long as everything stands; an entry that the index does not know is asked for once.
    public Known find(ListKind kind, Collection<String> keys) {
        var links = store.find(kind, keys);
        var entries = index.withIds(kind, ids(links.values()));
        if (!entries.keySet().containsAll(ids(links.values())) && index.lookForMissing()) {
            entries = index.withIds(kind, ids(links.values()));
        }
        entries.putAll(index.ask(
                kind,
                ids(links.values().stream()
                        .filter(absentFrom(entries))
                        .filter(link -> !link.gone())
                        .toList())));
        return sorted(links, entries);
    }

    private static Set<String> ids(Collection<Link> links) {
        return links.stream().map(Link::id).collect(Collectors.toSet());
    }

    private static Predicate<Link> absentFrom(Map<String, Listed> entries) {
        return link -> !entries.containsKey(link.id());
    }

    private Known sorted(Map<String, Link> links, Map<String, Listed> entries) {
        var known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>());
        var changed = new ArrayList<Link>();
        links.forEach((key, link) -> {
            var entry = Optional.ofNullable(entries.get(link.id()));
            entry.ifPresentOrElse(listed -> known.standing.put(key, listed), () -> known.gone.put(key, link));
            var now = entry.map(link::seen).orElseGet(link::lost);
            known.all.put(key, now);
            if (!now.equals(link)) {
                changed.add(now);
            }
        });
        store.put(changed);
        return known;
    }

    /// The keys of all that these entries are, or in this run are to be, by their ids.
    Map<String, Set<String>> keys(ListKind kind, Collection<String> ids) {
        var keys = store.keys(kind, ids);
        met.forEach((entry, some) -> {
            if (entry.kind() == kind && ids.contains(entry.id())) {
                keys.computeIfAbsent(entry.id(), _ -> new HashSet<>()).addAll(some.keySet());
            }
        });
        return keys;
    }

    /// Found by its name or SKU, and not used yet.
    public void meet(ListKind kind, String key, Ref<?> ref) {
        meet(kind, key, ref, "");
    }

    /// @param called what a supplier is called
    public void meet(ListKind kind, String key, Ref<?> ref, String called) {
        met.computeIfAbsent(new Entry(kind, ref.id()), _ -> new ConcurrentHashMap<>())
                .put(key, called);
    }

    /// Documents use these entries now.
    public void use(ListKind kind, Collection<? extends Ref<?>> refs) {
        var links = new HashMap<String, Link>();
        new HashSet<Ref<?>>(refs)
                .forEach(ref -> Optional.ofNullable(met.remove(new Entry(kind, ref.id())))
                        .orElse(Map.of())
                        .forEach((key, called) ->
                                links.put(key, new Link(kind, key, ref.id(), ref.name(), false, called))));
        store.put(links.values());
    }

    /// Created for these very names.
    public void created(ListKind kind, Map<String, ? extends Ref<?>> refs) {
        created(kind, refs, Map.of());
    }

    /// @param called what suppliers are called, by their keys
    public void created(ListKind kind, Map<String, ? extends Ref<?>> refs, Map<String, String> called) {
        store.put(List.copyOf(refs.entrySet()).stream()
                .map(entry -> new Link(
                        kind,
                        entry.getKey(),
                        entry.getValue().id(),
                        entry.getValue().name(),
                        false,
                        called.getOrDefault(entry.getKey(), "")))
                .toList());
    }

    /// A supplier has another name by now.
    public void call(Link link, String other) {
        store.put(List.of(link.calledToo(other)));
    }

    /// The names that these suppliers had last, by their keys.
    Map<String, String> called(ListKind kind, Collection<String> keys) {
        var called = new HashMap<String, String>();
        met.values()
                .forEach(some -> some.forEach((key, name) -> {
                    if (keys.contains(key)) {
                        called.put(key, name);
                    }
                }));
        store.find(kind, keys).forEach((key, link) -> called.put(key, link.lastCalled()));
        return called;
    }
}
