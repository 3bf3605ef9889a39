/// Tests of the commands through their door.
@NullMarked
package dev.cloudcart.shell;

import org.jspecify.annotations.NullMarked;
