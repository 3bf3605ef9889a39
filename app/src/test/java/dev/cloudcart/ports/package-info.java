@NullMarked
package dev.cloudcart.ports;

import org.jspecify.annotations.NullMarked;
