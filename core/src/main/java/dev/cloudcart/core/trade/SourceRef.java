package dev.cloudcart.core.trade;

import java.util.UUID;

/// Which record of the shop something comes from.
///
/// @param id the record's own identity, never reused
/// @param number what people call it; not unique
public record SourceRef(SourceKind kind, UUID id, String number) {

    @Override
    public String toString() {
        return kind.word() + " " + number;
    }
}
