package dev.cloudcart.ports;

import java.time.Instant;

/// A stretch of time, its end not included.
public record SyncWindow(Instant from, Instant to) {

    public SyncWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The window ends before it starts: " + from + " to " + to);
        }
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
