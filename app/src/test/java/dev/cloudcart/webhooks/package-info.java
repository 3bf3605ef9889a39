@NullMarked
package dev.cloudcart.webhooks;

import org.jspecify.annotations.NullMarked;
