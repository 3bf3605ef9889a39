/// What could not be posted, by reason, with the way to mend it.
@NullMarked
package dev.cloudcart.web.holds;

import org.jspecify.annotations.NullMarked;
