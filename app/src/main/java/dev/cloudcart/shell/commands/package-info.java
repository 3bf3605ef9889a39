/// The commands, one a file.
@NullMarked
package dev.cloudcart.shell.commands;

import org.jspecify.annotations.NullMarked;
