package dev.cloudcart.simulators.quickbooks.entities;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/// All entities of one kind, in the order in which they came, found by id and by a few properties. Used under the
/// lock of its realm only.
public final class Table {

    /// What is left of a deleted transaction, for change data capture.
    public record Tombstone(String id, Instant when) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Index> indexes = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final List<Tombstone> tombstones = new ArrayList<>();

    public Table(Kind kind) {
        for (var property : indexed(kind)) {
            indexes.put(property, new Index());
        }
    }

    private static List<String> indexed(Kind kind) {
        if (kind.isTransaction()) {
            return List.of("DocNumber");
        }
        return kind == Kind.ITEM
                ? List.of("Name", "Sku", "FullyQualifiedName")
                : kind.isParty()
                        ? List.of("DisplayName", "FullyQualifiedName", "CompanyName")
                        : List.of(String.valueOf(kind.nameProperty), "FullyQualifiedName");
    }

    public Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /// Empty when the property has no index.
    public Optional<List<Entry>> find(String property, String value) {
        return Optional.ofNullable(indexes.get(property)).map(index -> index.find(value));
    }

    public List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /// The entry above each that is nested, by ids.
    public Map<String, String> parents() {
        return Collections.unmodifiableMap(parents);
    }

    public List<Tombstone> tombstones() {
        return List.copyOf(tombstones);
    }

    public void bury(Tombstone tombstone) {
        tombstones.add(tombstone);
    }

    public int size() {
        return entries.size();
    }

    public void add(Entry entry, JsonNode node) {
        entries.put(entry.id, entry);
        nest(entry, node);
        indexes.forEach((property, index) -> Fields.text(node, property).ifPresent(value -> index.add(value, entry)));
    }

    private void nest(Entry entry, JsonNode node) {
        Fields.ref(node, "ParentRef")
                .ifPresentOrElse(parent -> parents.put(entry.id, parent), () -> parents.remove(entry.id));
    }

    public void reindex(Entry entry, JsonNode before, JsonNode after) {
        nest(entry, after);
        indexes.forEach((property, index) -> {
            var old = Fields.text(before, property);
            var now = Fields.text(after, property);
            if (!old.equals(now)) {
                old.ifPresent(value -> index.remove(value, entry));
                now.ifPresent(value -> index.add(value, entry));
            }
        });
    }

    public void remove(Entry entry, JsonNode node, Instant when) {
        entries.remove(entry.id);
        parents.remove(entry.id);
        indexes.forEach(
                (property, index) -> Fields.text(node, property).ifPresent(value -> index.remove(value, entry)));
        tombstones.add(new Tombstone(entry.id, when));
    }
}
