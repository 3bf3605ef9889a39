/// Who did what, when and from where: an act comes in and is kept for good; what was done goes out, newest first.
/// Never changes or forgets a row, never holds a secret, and decides nothing.
@NullMarked
package dev.cloudcart.audit;

import org.jspecify.annotations.NullMarked;
