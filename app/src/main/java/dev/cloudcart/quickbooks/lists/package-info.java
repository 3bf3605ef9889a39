/// Customers, vendors, items and accounts: the index that knows them without asking, and what is created.
@NullMarked
package dev.cloudcart.quickbooks.lists;

import org.jspecify.annotations.NullMarked;
