/// A stand-in for Linnworks: its authorisation, its methods of version 1 and its install page, on a real socket.
///
/// Calls come in as [dev.cloudcart.simulators.wire.Call], answers in Linnworks' own shapes and refusals go out;
/// what they are about is kept in [dev.cloudcart.simulators.linnworks.shop]. It never shares code with a client of
/// Linnworks.
@NullMarked
package dev.cloudcart.simulators.linnworks;

import org.jspecify.annotations.NullMarked;
