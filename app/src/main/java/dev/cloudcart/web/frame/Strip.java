package dev.cloudcart.web.frame;

import java.time.Instant;
import java.util.Optional;

/// How a company stands, on top of each of its pages.
///
/// @param completeUpTo up to when everything is posted or held; empty when nothing has been read yet
/// @param nextRun empty when there is no schedule, or nothing to sync from
/// @param holds how many there are
/// @param running the number of the run that is going on
public record Strip(Optional<Instant> completeUpTo, Optional<Instant> nextRun, long holds, Optional<Long> running) {}
