/// Finds documents, records and holds by what people call them.
@NullMarked
package dev.cloudcart.web.search;

import org.jspecify.annotations.NullMarked;
