/// Exchange rates of days.
@NullMarked
package dev.cloudcart.quickbooks.rates;

import org.jspecify.annotations.NullMarked;
