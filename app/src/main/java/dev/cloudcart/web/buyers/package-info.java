/// What is kept of a buyer: found, handed out, and taken out.
@NullMarked
package dev.cloudcart.web.buyers;

import org.jspecify.annotations.NullMarked;
