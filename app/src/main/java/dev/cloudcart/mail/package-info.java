/// Sends letters by the mail server that is set, if one is.
@NullMarked
package dev.cloudcart.mail;

import org.jspecify.annotations.NullMarked;
