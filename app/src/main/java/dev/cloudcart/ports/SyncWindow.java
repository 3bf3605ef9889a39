package dev.cloudcart.ports;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time, its end not included.
public record SyncWindow(Instant from, Instant to) {

    /// No order is of a later day.
    public static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    public SyncWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The window ends before it starts: " + from + " to " + to);
        }
    }

    /// Whatever comes after a moment. How much of it has come the services tell, not the clock of this computer.
    public static SyncWindow since(Instant from) {
        return new SyncWindow(from, EVER);
    }

    /// What of it has come by then; empty where nothing has.
    public Optional<SyncWindow> upTo(Instant now) {
        return from.isBefore(now) ? Optional.of(new SyncWindow(from, to.isAfter(now) ? now : to)) : Optional.empty();
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
