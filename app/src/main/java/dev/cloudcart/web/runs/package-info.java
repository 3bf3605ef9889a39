/// Runs: all of them, and one with what it came to.
@NullMarked
package dev.cloudcart.web.runs;

import org.jspecify.annotations.NullMarked;
