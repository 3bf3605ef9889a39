/// Why QuickBooks refuses something, and what mends it.
@NullMarked
package dev.cloudcart.quickbooks.faults;

import org.jspecify.annotations.NullMarked;
