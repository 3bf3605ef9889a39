/// What every command has: the program behind it, the terminal, how it ends.
@NullMarked
package dev.cloudcart.shell.session;

import org.jspecify.annotations.NullMarked;
