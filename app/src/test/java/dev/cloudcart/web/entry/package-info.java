/// Coming in and going out.
@NullMarked
package dev.cloudcart.web.entry;

import org.jspecify.annotations.NullMarked;
