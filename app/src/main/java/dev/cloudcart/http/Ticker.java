package dev.cloudcart.http;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/// Measures and passes time, so that a test can do both without waiting.
public interface Ticker {

    /// As [System#nanoTime]: only differences mean something.
    long nanos();

    /// Returns after the pause, or a little later.
    ///
    /// @throws CancellationException when the thread is interrupted, which it stays
    void pause(Duration pause);

    static Ticker system() {
        return new SystemTicker();
    }

    final class SystemTicker implements Ticker {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration pause) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw (CancellationException)
                        new CancellationException("Interrupted while waiting").initCause(interrupted);
            }
        }
    }
}
