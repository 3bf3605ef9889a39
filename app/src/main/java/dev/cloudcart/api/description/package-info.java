/// Describes the API to programs, from the code that answers them.
@NullMarked
package dev.cloudcart.api.description;

import org.jspecify.annotations.NullMarked;
