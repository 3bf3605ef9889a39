/// The whole memory in one file, and back from it.
@NullMarked
package dev.cloudcart.backup;

import org.jspecify.annotations.NullMarked;
