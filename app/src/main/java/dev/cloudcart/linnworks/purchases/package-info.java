/// Purchase orders and what came of them: how they are found, and what is read of each.
@NullMarked
package dev.cloudcart.linnworks.purchases;

import org.jspecify.annotations.NullMarked;
