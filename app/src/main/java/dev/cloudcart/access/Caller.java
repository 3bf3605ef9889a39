package dev.cloudcart.access;

/// Somebody who was let in.
///
/// @param name for the history of what was changed
public record Caller(String name, Role role) {}
