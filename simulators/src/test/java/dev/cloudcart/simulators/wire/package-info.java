/// Tests of the wire over a real socket, with a service that counts what it ran.
@NullMarked
package dev.cloudcart.simulators.wire;

import org.jspecify.annotations.NullMarked;
