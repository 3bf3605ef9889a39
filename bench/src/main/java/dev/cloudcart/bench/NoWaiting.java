package dev.cloudcart.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.cloudcart.http.Ticker;

/// Pauses pass at once, but never more than a run may wait for one answer.
public final class NoWaiting implements Ticker {

    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void pause(Duration pause) {
        if (pause.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("A run would wait " + pause);
        }
        nanos.addAndGet(pause.toNanos());
    }
}
