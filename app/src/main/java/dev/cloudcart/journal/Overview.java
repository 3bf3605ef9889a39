package dev.cloudcart.journal;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;

/// How a company stands among others.
///
/// @param lastSync when its last sync ended; empty when there was none
/// @param status how that ended, as [RunStatus#word] has it; null when there was none
public record Overview(
        CompanyId company,
        Standing standing,
        Optional<Instant> lastSync,
        @Nullable String status) {}
