package dev.cloudcart.journal;

/// What became of a record that was read before and has not changed since.
public sealed interface Filed {

    /// Its document stands in the books.
    record Posted() implements Filed {}

    /// It is no document, on purpose.
    ///
    /// @param reason completes the sentence "not posted, because it is …"
    record Skipped(String reason) implements Filed {}

    /// Something has to be mended first.
    record Held() implements Filed {}

    /// It was held, and somebody said that it never is to be posted.
    record Dismissed() implements Filed {}
}
