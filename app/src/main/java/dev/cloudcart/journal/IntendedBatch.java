package dev.cloudcart.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Intent;

/// A batch whose intent is written. It is sent with this very id and body, as often as it takes; once a part of it
/// stands, only the rest of the body is.
///
/// @param intents by the batch's own short id, those without an outcome; empty when everything in it was somebody
/// else's already
/// @param sentAgo how long ago it was last sent, or was to be, when it was asked for: by the database's clock,
/// which all nodes
///        share
/// @param sentAtBooks what time it was in the books then; null where they had not said it
/// @param partlySettled whether some of its documents have an outcome: what was refused may stand in a newer batch
public record IntendedBatch(
        long id,
        String requestId,
        byte[] body,
        Map<String, Intent> intents,
        Duration sentAgo,
        @Nullable Instant sentAtBooks,
        boolean partlySettled) {

    public IntendedBatch {
        intents = Map.copyOf(intents);
    }

    /// A part of it, to be sent again under its request id and its documents' short ids.
    public IntendedBatch only(Map<String, Intent> part, byte[] partOfBody) {
        return new IntendedBatch(id, requestId, partOfBody, part, sentAgo, sentAtBooks, true);
    }
}
