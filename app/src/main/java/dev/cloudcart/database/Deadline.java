package dev.cloudcart.database;

import java.time.Duration;

/// The limit of a wait for another process.
record Deadline(long nanos) {
    private static final Duration PAUSE = Duration.ofMillis(50);

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /// Waits a little.
    ///
    /// @param sentence what to say when the limit is reached
    void pause(String sentence) {
        if (System.nanoTime() - nanos > 0) {
            throw new DatabaseUnavailable(sentence);
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Waiting for the database was interrupted: start again.", e);
        }
    }
}
