package dev.cloudcart.simulators.quickbooks.entities;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// One entity in the books: its current version, and the few facts that others look up all the time.
public final class Entry {

    public final Kind kind;
    public final String id;
    public Version version;
    public int syncToken;
    public Instant updated;
    /// DisplayName, Name or DocNumber.
    @Nullable
    public String name;

    public boolean active = true;

    @Nullable
    public String currency;
    /// AccountType of an account, Type of an item, DueDays of a term.
    @Nullable
    public String type;

    public Entry(Kind kind, String id, Version version, Instant updated) {
        this.kind = kind;
        this.id = id;
        this.version = version;
        this.updated = updated;
    }

    public ObjectNode read() {
        return (ObjectNode) Json.read(version.bytes());
    }

    public String nameOrEmpty() {
        return name == null ? "" : name;
    }
}
