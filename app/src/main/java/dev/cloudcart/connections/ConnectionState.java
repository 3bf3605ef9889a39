package dev.cloudcart.connections;

import java.time.Instant;

/// How a connection stands.
public sealed interface ConnectionState {

    record Connected(Instant since) implements ConnectionState {}

    /// A person must do something.
    ///
    /// @param sentence says what is wrong
    record NeedsAttention(Instant since, String sentence) implements ConnectionState {}

    /// Never connected, or disconnected.
    record Off() implements ConnectionState {}
}
