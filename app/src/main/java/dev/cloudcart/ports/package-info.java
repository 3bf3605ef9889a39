/// What a run asks of the world, in words of the trade: a source to read, books to write, and who asks.
@NullMarked
package dev.cloudcart.ports;

import org.jspecify.annotations.NullMarked;
