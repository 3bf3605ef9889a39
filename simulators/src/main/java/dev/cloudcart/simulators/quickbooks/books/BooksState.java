package dev.cloudcart.simulators.quickbooks.books;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Table.Tombstone;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.SavedState.Lines;

/// The books of one company at one moment. Versions never change, so holding them costs a list of pointers.
/// [BooksRestoration] reads what this writes.
public final class BooksState {

    private final ObjectNode company;
    private final List<ObjectNode> rates;
    private final Map<Kind, List<Version>> entities = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Tombstone>> tombstones = new EnumMap<>(Kind.class);

    BooksState(ObjectNode company, List<ObjectNode> rates, Realm realm) {
        this.company = company;
        this.rates = rates;
        var figures = new Figures(realm);
        for (var kind : Kind.values()) {
            entities.put(
                    kind,
                    realm.table(kind).all().stream()
                            .map(entry -> version(entry, figures))
                            .toList());
            tombstones.put(kind, realm.table(kind).tombstones());
        }
    }

    /// When an account was last booked on follows from its documents unless they are gone.
    private static Version version(Entry entry, Figures figures) {
        return entry.kind == Kind.ACCOUNT ? figures.of(entry) : entry.version;
    }

    /// The place of each current version among the entities, counted from 0 in the order in which they are written.
    public Map<Version, Integer> places() {
        var places = new IdentityHashMap<Version, Integer>();
        for (var versions : entities.values()) {
            versions.forEach(version -> places.put(version, places.size()));
        }
        return places;
    }

    /// First a `company`, then everything that belongs to it, until the next `company`.
    public void write(Lines out) throws IOException {
        out.line("company", company);
        for (var rate : rates) {
            out.line("rate", rate);
        }
        for (var kind : new ArrayList<>(entities.keySet())) {
            for (var version : entities.getOrDefault(kind, List.of())) {
                out.line(kind.entity, version.bytes());
            }
            for (var gone : tombstones.getOrDefault(kind, List.of())) {
                out.line(
                        "tombstone",
                        Json.object()
                                .put("entity", kind.entity)
                                .put("id", gone.id())
                                .put("when", gone.when().toString()));
            }
        }
    }
}
