package dev.cloudcart.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.cloudcart.http.Ticker;
import dev.cloudcart.simulators.wire.SimulatedClock;

/// One time for the program and both simulators, in which whoever waits has waited at once. Those who wait together
/// wait once.
final class LeapingTime implements Ticker {

    final SimulatedClock clock = SimulatedClock.real();
    private final Instant start = clock.instant();

    @Override
    public long nanos() {
        return start.until(clock.instant(), ChronoUnit.NANOS);
    }

    @Override
    public void pause(Duration pause) {
        leapTo(clock.instant().plus(pause));
    }

    private synchronized void leapTo(Instant moment) {
        var left = Duration.between(clock.instant(), moment);
        if (left.isPositive()) {
            clock.advance(left);
        }
    }
}
