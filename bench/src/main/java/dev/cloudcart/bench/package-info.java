/// Measures the program as its users run it: simulators in one process, `./cloudcart` in another, figures read from the
/// operating system. Asserts nothing.
@NullMarked
package dev.cloudcart.bench;

import org.jspecify.annotations.NullMarked;
