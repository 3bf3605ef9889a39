/// Who may do what: a token comes in, a caller with a role goes out, or nobody. Keeps no secret in plain sight and
/// knows none of the powers it guards.
@NullMarked
package dev.cloudcart.access;

import org.jspecify.annotations.NullMarked;
