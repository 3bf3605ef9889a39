/// Decimal money and the arithmetic of the trade that Joda-Money lacks.
@NullMarked
package dev.cloudcart.core.money;

import org.jspecify.annotations.NullMarked;
