package dev.cloudcart.ports;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time, its end not included.
public record SyncWindow(Instant from, Instant to) {

    public SyncWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The window ends before it starts: " + from + " to " + to);
        }
    }

    /// What of it has come by then; empty where nothing has.
    public Optional<SyncWindow> upTo(Instant now) {
        return from.isBefore(now) ? Optional.of(new SyncWindow(from, to.isAfter(now) ? now : to)) : Optional.empty();
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
