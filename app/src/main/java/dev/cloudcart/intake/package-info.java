/// What there is to post of orders and of purchases: which stretches and records a run reads, page by page, in which
/// order they are posted, and what then counts as read.
@NullMarked
package dev.cloudcart.intake;

import org.jspecify.annotations.NullMarked;
