/// The whole program: what was typed comes in, an exit status goes out. Each room wires itself; here they are only
/// started.
@NullMarked
package dev.cloudcart;

import org.jspecify.annotations.NullMarked;
