package dev.cloudcart.simulators.quickbooks.books;

import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Version;
/// What came of one operation. Small, because the replay store keeps it: the entity is shared with the books.

public sealed interface Outcome {

    record Stored(Kind kind, Version version) implements Outcome {}

    record Deleted(Kind kind, String id) implements Outcome {}

    /// A read inside a batch: the whole object under `QueryResponse` or `CDCResponse`.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the answer; never compared, never changed
    record Found(String property, byte[] response) implements Outcome {}

    record Failed(Refusal refusal) implements Outcome {}

    default boolean failed() {
        return this instanceof Failed;
    }
}
