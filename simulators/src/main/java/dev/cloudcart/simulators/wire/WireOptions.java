package dev.cloudcart.simulators.wire;

import java.time.Duration;

/// How a simulator is put on the wire.
///
/// @param port 0 takes any free one
/// @param latency added to every answer
public record WireOptions(int port, Duration latency, Faults faults, SimulatedClock clock) {

    private static final int PORT_MAX = 65_535;

    public WireOptions {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("There is no port %d: use 0 to %d.".formatted(port, PORT_MAX));
        }
    }

    public static WireOptions usual() {
        return new WireOptions(0, Duration.ZERO, Faults.none(), SimulatedClock.real());
    }
}
