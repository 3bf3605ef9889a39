package dev.cloudcart.http;

import java.time.Duration;

/// Time that passes only when somebody pauses, a little late each time if so told.
public final class SetTicker implements Ticker {

    private final Duration late;
    private long nanos;
    private Duration paused = Duration.ZERO;

    public SetTicker() {
        this(Duration.ZERO);
    }

    public SetTicker(Duration late) {
        this.late = late;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void pause(Duration pause) {
        paused = paused.plus(pause);
        pass(pause.plus(late));
    }

    public synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    public synchronized Duration paused() {
        return paused;
    }
}
