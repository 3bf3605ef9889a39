package dev.cloudcart.journal;

import java.time.Instant;
import java.util.Map;

import dev.cloudcart.core.books.Intent;

/// A batch whose intent is written. It is sent with this very id and body, as often as it takes.
///
/// @param intents by the batch's own short id; empty when everything in it was somebody else's already
public record IntendedBatch(long id, String requestId, byte[] body, Map<String, Intent> intents, Instant intendedAt) {

    public IntendedBatch {
        intents = Map.copyOf(intents);
    }
}
