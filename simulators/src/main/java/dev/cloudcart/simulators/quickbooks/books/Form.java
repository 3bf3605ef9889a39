package dev.cloudcart.simulators.quickbooks.books;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Entry;

/// What one family of entities demands, and what QuickBooks fills in by itself.
public interface Form {

    /// Throws the refusal, or leaves the node complete but for its identity and time stamps.
    void complete(Draft draft);

    /// Undoes what the entity did to others; it is about to be deleted, voided or replaced.
    default void release(Realm books, Entry entry, ObjectNode node) {}
}
