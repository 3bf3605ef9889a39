/// The memory of a simulated Linnworks account: what was loaded and what was done to it since.
///
/// Source-file lines and the acts of a merchant come in; records in Linnworks' own shapes go out. It never knows of
/// HTTP, sessions or limits, and it never reads a clock: the moment of an act is an argument.
@NullMarked
package dev.cloudcart.simulators.linnworks.shop;

import org.jspecify.annotations.NullMarked;
