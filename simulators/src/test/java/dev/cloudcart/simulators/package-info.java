/// Tests of the command.
@NullMarked
package dev.cloudcart.simulators;

import org.jspecify.annotations.NullMarked;
