/// One call of QuickBooks and its answer: access, attempts, pages, entities as they come back.
@NullMarked
package dev.cloudcart.quickbooks.wire;

import org.jspecify.annotations.NullMarked;
