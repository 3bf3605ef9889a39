/// Double entry: a stored document in, what it books on which account out; and the general ledger, which adds that
/// up. Asks nobody.
@NullMarked
package dev.cloudcart.simulators.quickbooks.ledger;

import org.jspecify.annotations.NullMarked;
