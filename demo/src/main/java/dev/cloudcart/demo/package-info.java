/// The main job in one process: both simulators with a shop in them, and the program between them, used as its
/// users use it.
@NullMarked
package dev.cloudcart.demo;

import org.jspecify.annotations.NullMarked;
