/// The wire under every simulator: real HTTP on the loopback in, answers of a [Service] out, with latency, seeded
/// faults, counters, a clock and the control surface around it. It knows nothing of either API and never shares
/// code with a client.
@NullMarked
package dev.cloudcart.simulators.wire;

import org.jspecify.annotations.NullMarked;
