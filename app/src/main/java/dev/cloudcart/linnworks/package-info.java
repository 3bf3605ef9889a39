/// The shop: windows and order numbers come in, readings with their raw records go out, at the pace Linnworks
/// allows. Keeps one session per company in memory and nothing else; never writes to Linnworks.
@NullMarked
package dev.cloudcart.linnworks;

import org.jspecify.annotations.NullMarked;
