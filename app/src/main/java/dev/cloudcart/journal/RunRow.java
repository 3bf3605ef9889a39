package dev.cloudcart.journal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.CompanyId;

/// A run as it is remembered.
///
/// @param scope what it is about, in words; empty where that was not kept
/// @param stopAskedBy who wants it to end, or wanted it; null where nobody did
/// @param report the run report as JSON; null while it is running, or when it was interrupted
public record RunRow(
        long id,
        CompanyId company,
        Occasion occasion,
        String scope,
        long settingsVersion,
        String status,
        Instant started,
        @Nullable Instant finished,
        @Nullable String stopAskedBy,
        @Nullable String report) {}
