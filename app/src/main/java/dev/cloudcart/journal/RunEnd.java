package dev.cloudcart.journal;

/// The end of a run that nobody was told of yet.
///
/// @param opened what it began to hold, by kind of reason, most first, as it was at its end: JSON objects with
///        `kind`, `cause`, `reason`, `mend`, `count`, `sums` by currency, and `numbers`, the first five
public record RunEnd(RunRow run, String opened) {}
