package dev.cloudcart.connections;

/// What came of connecting.
public sealed interface Connecting {

    /// The tokens are stored.
    record Connected() implements Connecting {}

    /// The tokens are stored, but whether they work will show at the first call.
    ///
    /// @param sentence says why that could not be found out, for the user
    record Unchecked(String sentence) implements Connecting {}

    /// Nothing has changed.
    ///
    /// @param sentence says why, for the user
    record Refused(String sentence) implements Connecting {}

    /// Nothing has changed, for the token opens nothing.
    ///
    /// @param sentence says why, for the user
    record NotLetIn(String sentence) implements Connecting {}
}
