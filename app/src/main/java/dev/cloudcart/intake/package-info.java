/// Which stretches and records a run reads, page by page, and what then counts as read.
@NullMarked
package dev.cloudcart.intake;

import org.jspecify.annotations.NullMarked;
