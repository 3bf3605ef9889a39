/// One's own account.
@NullMarked
package dev.cloudcart.web.account;

import org.jspecify.annotations.NullMarked;
