/// What the books hold beside what the shop says, to be looked through, printed and taken away.
@NullMarked
package dev.cloudcart.web.proof;

import org.jspecify.annotations.NullMarked;
