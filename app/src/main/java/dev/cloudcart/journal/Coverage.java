package dev.cloudcart.journal;

import java.time.Instant;
import java.util.Optional;

/// How much of a stream of the source has been taken into the books.
///
/// @param from everything from here on has been read; empty where older versions did not keep it
/// @param upTo everything before here has been read
public record Coverage(Optional<Instant> from, Instant upTo) {}
