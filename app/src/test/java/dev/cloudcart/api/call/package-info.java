/// Tests of the API over a socket.
@NullMarked
package dev.cloudcart.api.call;

import org.jspecify.annotations.NullMarked;
