package dev.cloudcart.core.books;

import dev.cloudcart.core.trade.Reason;

/// What a look-up in the books came to.
///
/// @param <T> what was looked for
public sealed interface Lookup<T> {

    record Found<T>(T value) implements Lookup<T> {}

    /// It does not exist and this run may not create it: a preview.
    record ToBeCreated<T>(String name) implements Lookup<T> {}

    /// It cannot be used.
    record Unavailable<T>(Reason reason) implements Lookup<T> {}
}
