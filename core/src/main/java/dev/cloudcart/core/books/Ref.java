package dev.cloudcart.core.books;

/// Something in the books by its id there.
///
/// @param name for people; the id decides
public record Ref(String id, String name) {}
