/// What happened in the shop, in the words of the trade and free of any API: sales with their lines, as they were
/// read. Amounts of parts are unrounded as the source keeps them; only totals are rounded.
@NullMarked
package dev.cloudcart.core.trade;

import org.jspecify.annotations.NullMarked;
