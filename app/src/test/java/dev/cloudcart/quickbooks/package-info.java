@NullMarked
package dev.cloudcart.quickbooks;

import org.jspecify.annotations.NullMarked;
