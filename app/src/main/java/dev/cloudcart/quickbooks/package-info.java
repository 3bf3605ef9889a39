/// Writes the books into QuickBooks Online. In come needs and instructions, out come the chart and outcomes; beside
/// them a list index that knows customers, items, accounts and tax codes without asking QuickBooks again. It never
/// decides what is to be posted, and never changes a document that Cloud Cart did not make.
@NullMarked
package dev.cloudcart.quickbooks;

import org.jspecify.annotations.NullMarked;
