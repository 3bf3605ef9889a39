package dev.cloudcart.journal;

import java.time.Instant;

/// That the memory was restored from a backup, and does not know all that was done up to then.
///
/// @param told whether a run has been told the services' time since, and has waited for what was still on its way
/// @param upTo the latest moment that it may have been; means nothing before that was told
public record Restored(boolean told, Instant upTo) {}
