/// Reading in bulk: statements and change data capture over the books, into JSON. It never changes anything.
@NullMarked
package dev.cloudcart.simulators.quickbooks.query;

import org.jspecify.annotations.NullMarked;
