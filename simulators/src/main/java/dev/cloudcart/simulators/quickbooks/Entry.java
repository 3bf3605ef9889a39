package dev.cloudcart.simulators.quickbooks;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// One entity in the books: its current version, and the few facts that others look up all the time.
final class Entry {

    final Kind kind;
    final String id;
    Version version;
    int syncToken;
    Instant updated;
    /// DisplayName, Name or DocNumber.
    @Nullable
    String name;
    boolean active = true;
    @Nullable
    String currency;
    /// AccountType of an account, Type of an item, DueDays of a term.
    @Nullable
    String type;

    Entry(Kind kind, String id, Version version, Instant updated) {
        this.kind = kind;
        this.id = id;
        this.version = version;
        this.updated = updated;
    }

    ObjectNode read() {
        return (ObjectNode) Json.read(version.bytes());
    }

    String nameOrEmpty() {
        return name == null ? "" : name;
    }
}
