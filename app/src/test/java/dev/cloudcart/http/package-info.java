@NullMarked
package dev.cloudcart.http;

import org.jspecify.annotations.NullMarked;
