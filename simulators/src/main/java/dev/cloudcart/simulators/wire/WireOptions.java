package dev.cloudcart.simulators.wire;

import java.time.Duration;

/// How a simulator is put on the wire.
///
/// @param port 0 takes any free one
/// @param latency added to every answer
public record WireOptions(int port, Duration latency, Faults faults, SimulatedClock clock) {

    public static WireOptions usual() {
        return new WireOptions(0, Duration.ZERO, Faults.none(), SimulatedClock.real());
    }
}
