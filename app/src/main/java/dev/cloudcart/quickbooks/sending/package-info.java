/// Batches out, and what their outcomes mean.
@NullMarked
package dev.cloudcart.quickbooks.sending;

import org.jspecify.annotations.NullMarked;
