/// Double entry: a stored document in, what it books on which account out. Pure; it keeps nothing and asks nobody.
@NullMarked
package dev.cloudcart.simulators.quickbooks.ledger;

import org.jspecify.annotations.NullMarked;
