/// A seed and a size come in; the source-file lines of a believable, invented shop go out, with the truth about
/// them. Everything is generated: the same options give the same bytes on any machine. It never reads a clock, a
/// file or the network, and never holds more than one order at a time.
@NullMarked
package dev.cloudcart.shop;

import org.jspecify.annotations.NullMarked;
