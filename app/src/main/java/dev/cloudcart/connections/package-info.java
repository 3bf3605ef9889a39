/// The ways into Linnworks and QuickBooks: tokens come in and are kept encrypted; tokens that work, and the state
/// of every connection, go out. Renews what expires, one renewal per company at a time, across nodes. Never shows
/// or logs a token and never calls the APIs themselves.
@NullMarked
package dev.cloudcart.connections;

import org.jspecify.annotations.NullMarked;
