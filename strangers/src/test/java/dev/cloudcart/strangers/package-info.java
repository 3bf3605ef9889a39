/// Clients that others wrote run here as they were published, against the simulators. What they get through is
/// evidence that the simulators are true; nothing of this is shipped.
@NullMarked
package dev.cloudcart.strangers;

import org.jspecify.annotations.NullMarked;
