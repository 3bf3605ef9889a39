package dev.cloudcart.journal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A hold with what became of it.
///
/// @param because names its kind of reason in addresses
/// @param state `open`, `posted but differs`, `mended` or `dismissed`
/// @param run that held it last
/// @param dismissedBy null where nobody dismissed it, or where older versions did not keep who
/// @param note why; null where nobody said
public record KeptHold(
        Hold hold,
        String because,
        String state,
        long run,
        @Nullable String dismissedBy,
        @Nullable Instant dismissedAt,
        @Nullable String note) {

    public boolean isOpen() {
        return state.equals("open") || state.equals("posted but differs");
    }
}
