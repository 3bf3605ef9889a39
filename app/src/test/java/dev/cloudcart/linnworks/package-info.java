@NullMarked
package dev.cloudcart.linnworks;

import org.jspecify.annotations.NullMarked;
