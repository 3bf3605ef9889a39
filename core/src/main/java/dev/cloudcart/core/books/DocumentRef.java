package dev.cloudcart.core.books;

import org.jspecify.annotations.Nullable;

/// A document as it stands in the books.
///
/// @param syncToken its version, which a later change must name
public record DocumentRef(
        DocumentType type,
        String id,
        String syncToken,
        @Nullable String number) {}
