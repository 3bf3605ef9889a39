package dev.cloudcart.simulators.quickbooks.books;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.quickbooks.entities.Table;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.quickbooks.ledger.GeneralLedger;
import dev.cloudcart.simulators.wire.Json;

/// Where the entities of one company are kept. Whatever is filed, replaced or taken out here, the indexes, the
/// general ledger and the witness of changes follow. It asks for no rule: that is done before.
final class Cabinet {

    private static final Version NOTHING = new Version(new byte[0]);

    private final InstantSource clock;
    private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);
    private final List<Version> written = new ArrayList<>();
    private GeneralLedger ledger;
    private volatile Witness witness = Witness.NOBODY;
    private @Nullable TaxBook taxes;

    Cabinet(String homeCurrency, InstantSource clock) {
        this.clock = clock;
        for (var kind : Kind.values()) {
            tables.put(kind, new Table(kind));
        }
        ledger = new GeneralLedger(homeCurrency);
    }

    void witness(Witness witness) {
        this.witness = witness;
    }

    Table table(Kind kind) {
        return Objects.requireNonNull(tables.get(kind));
    }

    GeneralLedger ledger() {
        return ledger;
    }

    /// Adds everything up anew, in another home currency.
    void homeCurrency(String currency) {
        ledger = new GeneralLedger(currency);
        Kind.documents()
                .forEach(kind -> table(kind).all().forEach(entry -> ledger.post(kind, entry.read(), entry.updated)));
    }

    TaxBook taxes() {
        if (taxes == null) {
            taxes = TaxBook.of(table(Kind.TAX_CODE), table(Kind.TAX_RATE));
        }
        return taxes;
    }

    Entry file(Kind kind, String id, ObjectNode node) {
        var now = now();
        var entry = new Entry(kind, id, NOTHING, now);
        stamp(entry, node, Stamp.seconds(now));
        table(kind).add(entry, node);
        store(entry, node);
        witness.saw(kind, id, Witness.Change.CREATED, clock.instant());
        return entry;
    }

    /// @param before what is filed now
    void replace(Entry entry, ObjectNode before, ObjectNode node, Witness.Change change) {
        entry.syncToken++;
        entry.updated = now();
        stamp(entry, node, Fields.text(before.path("MetaData"), "CreateTime").orElse(""));
        table(entry.kind).reindex(entry, before, node);
        ledger.reverse(entry.kind, before, entry.updated);
        store(entry, node);
        witness.saw(entry.kind, entry.id, change, clock.instant());
    }

    void takeOut(Entry entry) {
        var node = entry.read();
        ledger.reverse(entry.kind, node, now());
        table(entry.kind).remove(entry, node, now());
        witness.saw(entry.kind, entry.id, Witness.Change.DELETED, clock.instant());
    }

    /// Puts an entity back as it was, with its identity and time stamps.
    Version restore(Kind kind, ObjectNode node) {
        var updated = OffsetDateTime.parse(
                        node.path("MetaData").path("LastUpdatedTime").asString())
                .toInstant();
        var entry = new Entry(kind, node.path("Id").asString(), NOTHING, updated);
        entry.syncToken = Integer.parseInt(node.path("SyncToken").asString());
        table(kind).add(entry, node);
        store(entry, node);
        return entry.version;
    }

    /// The versions written since the last call.
    List<Version> takeWritten() {
        var taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    private static void stamp(Entry entry, ObjectNode node, String created) {
        node.put("domain", "QBO")
                .put("sparse", false)
                .put("Id", entry.id)
                .put("SyncToken", Integer.toString(entry.syncToken));
        var data = Json.object().put("CreateTime", created).put("LastUpdatedTime", Stamp.seconds(entry.updated));
        node.set("MetaData", data);
    }

    private void store(Entry entry, ObjectNode node) {
        entry.name = Fields.text(node, entry.kind.nameProperty == null ? "DocNumber" : entry.kind.nameProperty)
                .orElse(null);
        if (!entry.kind.isTransaction()) {
            entry.active = Fields.flag(node, "Active", true);
            entry.currency = Fields.ref(node, "CurrencyRef").orElse(null);
            entry.type = Fields.text(node, entry.kind == Kind.ACCOUNT ? "AccountType" : "Type")
                    .orElse(null);
        }
        ledger.post(entry.kind, node, entry.updated);
        entry.version = new Version(Json.bytes(node));
        written.add(entry.version);
        if (entry.kind == Kind.TAX_CODE || entry.kind == Kind.TAX_RATE) {
            taxes = null;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
