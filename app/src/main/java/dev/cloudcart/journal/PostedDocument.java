package dev.cloudcart.journal;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.PostingKey;

/// A document of ours, as the journal knows it.
///
/// @param deleted whether it was found to be deleted in the books
public record PostedDocument(PostingKey key, DocumentRef document, boolean deleted) {}
