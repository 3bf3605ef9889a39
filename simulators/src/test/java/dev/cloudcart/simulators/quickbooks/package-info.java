/// Tests of the simulated QuickBooks Online over a real socket.
@NullMarked
package dev.cloudcart.simulators.quickbooks;

import org.jspecify.annotations.NullMarked;
