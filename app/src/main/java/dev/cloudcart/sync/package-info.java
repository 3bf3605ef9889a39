/// One pass from the shop to the books: windows in, a report out. Names the ports that the edges implement. Knows
/// no HTTP and no SQL.
@NullMarked
package dev.cloudcart.sync;

import org.jspecify.annotations.NullMarked;
