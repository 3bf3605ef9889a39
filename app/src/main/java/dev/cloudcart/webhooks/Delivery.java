package dev.cloudcart.webhooks;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A message to one receiver, and how far it came.
///
/// @param id of the message, the same at each attempt
/// @param attempts so far
/// @param tried when it was sent last; null where it was not yet
/// @param next when it is sent again; null where it is not
/// @param told what came of the last attempt, without a full stop; empty where there was none
public record Delivery(
        String id,
        long webhook,
        Event event,
        Instant made,
        State state,
        int attempts,
        @Nullable Instant tried,
        @Nullable Instant next,
        String told) {

    /// How a delivery stands.
    public enum State {
        WAITING("waiting"),
        DELIVERED("delivered"),
        GIVEN_UP("given up");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
