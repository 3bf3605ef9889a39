/// The generated shop, read back from its lines with nothing but a JSON parser.
@NullMarked
package dev.cloudcart.shop;

import org.jspecify.annotations.NullMarked;
