@NullMarked
package dev.cloudcart.access;

import org.jspecify.annotations.NullMarked;
