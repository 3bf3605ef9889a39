package dev.cloudcart.journal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;

/// A run as it is remembered.
///
/// @param report the run report as JSON; null while it is running, or when it was interrupted
public record RunRow(
        long id,
        CompanyId company,
        Occasion occasion,
        String status,
        Instant started,
        @Nullable Instant finished,
        @Nullable String report) {}
