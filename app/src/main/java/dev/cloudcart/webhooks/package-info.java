/// Tells programs elsewhere what happened: the ends of runs come in from the journal, signed messages go out until they
/// arrive or are given up. Never decides what a run does, never holds one up, and tells nothing of buyers.
@NullMarked
package dev.cloudcart.webhooks;

import org.jspecify.annotations.NullMarked;
