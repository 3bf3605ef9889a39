@NullMarked
package dev.cloudcart.mail;

import org.jspecify.annotations.NullMarked;
