package dev.cloudcart.simulators.quickbooks;

/// What came of one operation. Small, because the replay store keeps it: the entity is shared with the books.
sealed interface Outcome {

    record Stored(Kind kind, Version version) implements Outcome {}

    record Deleted(Kind kind, String id) implements Outcome {}

    /// A query inside a batch: the whole `QueryResponse` object.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the answer; never compared, never changed
    record Found(byte[] response) implements Outcome {}

    record Failed(Refusal refusal) implements Outcome {}

    /// Writes the property that carries the result, such as `"Invoice":{…}` or `"Fault":{…}`.
    default void write(Fragments out) {
        switch (this) {
            case Stored(Kind kind, Version version) -> out.raw("\"" + kind.entity + "\":").raw(version.bytes());
            case Deleted(Kind kind, String id) ->
                out.raw("\"" + kind.entity + "\":{\"status\":\"Deleted\",\"domain\":\"QBO\",\"Id\":").quoted(id).raw(
                        "}");
            case Found(byte[] response) -> out.raw("\"QueryResponse\":").raw(response);
            case Failed(Refusal refusal) -> out.raw("\"Fault\":").raw(Dialect.fault(refusal));
        }
    }

    default boolean failed() {
        return this instanceof Failed;
    }
}
