/// What QuickBooks keeps and where: kinds of entities, their states as JSON, tables with indexes, which properties
/// each may carry, and the refusals. It knows no accounting.
@NullMarked
package dev.cloudcart.simulators.quickbooks.entities;

import org.jspecify.annotations.NullMarked;
