/// Webhooks: changes in the books come in, signed messages go out to one endpoint of this machine, as late, double,
/// mixed up or lost as is asked for. It reads no books and changes none.
@NullMarked
package dev.cloudcart.simulators.quickbooks.webhooks;

import org.jspecify.annotations.NullMarked;
