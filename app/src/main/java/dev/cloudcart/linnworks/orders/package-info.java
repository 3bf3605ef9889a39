/// Orders: how they are found and listed, and what is read of one.
@NullMarked
package dev.cloudcart.linnworks.orders;

import org.jspecify.annotations.NullMarked;
