/// The generated shop, read back from its lines with nothing but a JSON parser.
@NullMarked
package dev.cloudcart.demo.shop;

import org.jspecify.annotations.NullMarked;
