package dev.cloudcart.journal;

import java.time.LocalDate;

/// What the first document of a record was made from.
///
/// @param print of the version of the record
/// @param day of the document
public record FirstMade(String print, LocalDate day) {}
