package dev.cloudcart.core.mapping;

/// Why something is held, in two sentences for the bookkeeper.
///
/// @param what what is wrong and where
/// @param mend what to do about it
public record Reason(String what, String mend) {}
