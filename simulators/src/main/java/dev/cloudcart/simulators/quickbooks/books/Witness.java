package dev.cloudcart.simulators.quickbooks.books;

import java.time.Instant;

import dev.cloudcart.simulators.quickbooks.entities.Kind;

/// Is told of each change in the books of one company, while they are locked: it has to be quick.
@FunctionalInterface
public interface Witness {

    Witness NOBODY = (_, _, _, _) -> {};

    enum Change {
        CREATED,
        UPDATED,
        DELETED,
        VOIDED
    }

    void saw(Kind kind, String id, Change change, Instant when);
}
