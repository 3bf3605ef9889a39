package dev.cloudcart.settings;

import java.time.Instant;
import java.util.List;

import dev.cloudcart.core.books.CompanyId;

/// One version of a company's settings. It never changes.
///
/// @param version counted from 1, the defaults
/// @param changes against the version before
public record VersionedSettings(
        CompanyId company, long version, String who, Instant at, List<Change> changes, Settings settings) {

    public VersionedSettings {
        changes = List.copyOf(changes);
    }
}
