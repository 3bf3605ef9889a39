@NullMarked
package dev.cloudcart.simulators.quickbooks.ledger;

import org.jspecify.annotations.NullMarked;
