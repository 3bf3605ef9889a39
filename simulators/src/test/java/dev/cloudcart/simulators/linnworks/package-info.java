/// The simulated Linnworks, tried over a real socket as any client would.
@NullMarked
package dev.cloudcart.simulators.linnworks;

import org.jspecify.annotations.NullMarked;
