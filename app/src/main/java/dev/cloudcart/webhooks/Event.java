package dev.cloudcart.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be told.
public enum Event {
    /// A run has ended, however it did.
    RUN_FINISHED("run.finished"),
    /// A run began to hold records for a kind of reason.
    HOLD_OPENED("hold.opened"),
    /// Somebody tries whether the receiver is there.
    PING("ping");

    private final String word;

    Event(String word) {
        this.word = word;
    }

    /// Its type, as messages name it.
    public String word() {
        return word;
    }

    /// Those that one can want; the others come when they are asked for.
    public static List<Event> wanted() {
        return List.of(RUN_FINISHED, HOLD_OPENED);
    }

    public static Optional<Event> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
