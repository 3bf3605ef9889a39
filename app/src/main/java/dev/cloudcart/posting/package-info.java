/// Subjects planned, filed, meant, sent and proven; and what others did to their documents.
@NullMarked
package dev.cloudcart.posting;

import org.jspecify.annotations.NullMarked;
