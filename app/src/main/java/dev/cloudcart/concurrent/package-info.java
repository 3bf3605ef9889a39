/// Threads side by side, each of which hands on whatever it throws.
@NullMarked
package dev.cloudcart.concurrent;

import org.jspecify.annotations.NullMarked;
