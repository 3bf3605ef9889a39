/// The two simulators together, as a command: options come in, two servers and what is needed to connect to them go
/// out. It never talks to the real services.
@NullMarked
package dev.cloudcart.simulators;

import org.jspecify.annotations.NullMarked;
