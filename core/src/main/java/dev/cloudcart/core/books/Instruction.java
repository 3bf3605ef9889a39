package dev.cloudcart.core.books;

/// What is to be done to one document of the books.
public sealed interface Instruction {

    PostingKey key();

    Origin origin();

    Document document();

    /// The document does not exist yet.
    record Create(PostingKey key, Origin origin, Document document) implements Instruction {}
}
