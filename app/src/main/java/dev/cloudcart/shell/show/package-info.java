/// What the terminal shows: tables, bars, reports.
@NullMarked
package dev.cloudcart.shell.show;

import org.jspecify.annotations.NullMarked;
