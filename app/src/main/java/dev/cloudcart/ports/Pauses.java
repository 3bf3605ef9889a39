package dev.cloudcart.ports;

import java.time.Duration;

/// Lets time pass, whatever the clock of the computer says.
@FunctionalInterface
public interface Pauses {

    /// Returns after the pause, or a little later.
    ///
    /// @throws java.util.concurrent.CancellationException when the thread is interrupted
    void pause(Duration pause);
}
