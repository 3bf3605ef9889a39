package dev.cloudcart.journal;

/// A document as it was written into the books last.
///
/// @param body of the batch that it was sent in
/// @param id its short id there
public record SentDocument(byte[] body, String id) {}
