/// QuickBooks rings when something has changed in the books of a company: a call comes in, and that the company is to
/// be looked at goes to the journal. Believes nothing else of what a call says, and answers nothing about anybody.
@NullMarked
package dev.cloudcart.doorbell;

import org.jspecify.annotations.NullMarked;
