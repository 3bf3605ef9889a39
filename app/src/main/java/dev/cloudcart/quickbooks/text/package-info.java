/// Names, letters and figures as QuickBooks takes them.
@NullMarked
package dev.cloudcart.quickbooks.text;

import org.jspecify.annotations.NullMarked;
