/// Measures the program as its users run it: simulators in one process, `./cloudcart` in another, figures read from
/// the operating system. And garbles answers, which the program's own readers read in this process; those that know
/// a room's readers stand in a package of that room's name.
@NullMarked
package dev.cloudcart.bench;

import org.jspecify.annotations.NullMarked;
