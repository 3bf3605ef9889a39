/// Tests of the API over a socket.
@NullMarked
package dev.cloudcart.api;

import org.jspecify.annotations.NullMarked;
