package dev.cloudcart.connections;

/// What came of connecting.
public sealed interface Connecting {

    /// The tokens are stored. Whether they work shows at the first call.
    record Connected() implements Connecting {}

    /// Nothing has changed.
    ///
    /// @param sentence says why, for the user
    record Refused(String sentence) implements Connecting {}
}
