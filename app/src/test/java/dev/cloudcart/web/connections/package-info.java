@NullMarked
package dev.cloudcart.web.connections;

import org.jspecify.annotations.NullMarked;
