/// The JSON of Linnworks as records, and what its words and times mean.
@NullMarked
package dev.cloudcart.linnworks.wire;

import org.jspecify.annotations.NullMarked;
