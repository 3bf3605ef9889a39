/// The ways into Linnworks and QuickBooks: connecting, looking whether they work, disconnecting.
@NullMarked
package dev.cloudcart.web.connections;

import org.jspecify.annotations.NullMarked;
