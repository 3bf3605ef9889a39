package dev.cloudcart.journal;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.PostingKey;

/// A document of ours, as the journal knows it.
public record PostedDocument(PostingKey key, DocumentRef document) {}
