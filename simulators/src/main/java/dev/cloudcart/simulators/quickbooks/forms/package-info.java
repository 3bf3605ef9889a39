/// The accounting: what each family of entities demands, what QuickBooks computes and fills in (lines, tax,
/// currencies, balances, links), and what a company has from the start. A draft comes in, the same draft goes out
/// complete, or a refusal.
@NullMarked
package dev.cloudcart.simulators.quickbooks.forms;

import org.jspecify.annotations.NullMarked;
