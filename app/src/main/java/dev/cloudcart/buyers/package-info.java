/// Who the buyers were: found, told and forgotten. The books need no buyer; the records of the shop hold them for a
/// time.
@NullMarked
package dev.cloudcart.buyers;

import org.jspecify.annotations.NullMarked;
