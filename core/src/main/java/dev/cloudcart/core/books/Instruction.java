package dev.cloudcart.core.books;

/// What is to be done to one document of the books.
public sealed interface Instruction {

    PostingKey key();

    /// What people call the source record.
    String source();

    Document document();

    /// The document does not exist yet.
    record Create(PostingKey key, String source, Document document) implements Instruction {}
}
