package dev.cloudcart.journal;

import java.time.Instant;
import java.util.Optional;

/// How a company stands.
///
/// @param completeUpTo everything that happened before is posted or held; empty when nothing has been read yet
/// @param holds how many there are
/// @param oldestHold since when the oldest is there
/// @param running the number of the run that is going on
public record Standing(
        Optional<Instant> completeUpTo, long holds, Optional<Instant> oldestHold, Optional<Long> running) {}
