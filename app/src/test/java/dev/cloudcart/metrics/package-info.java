@NullMarked
package dev.cloudcart.metrics;

import org.jspecify.annotations.NullMarked;
