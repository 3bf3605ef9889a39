/// A document beside what QuickBooks stored, and a record of the shop with its versions.
@NullMarked
package dev.cloudcart.web.documents;

import org.jspecify.annotations.NullMarked;
