/// Who did what, when and from where, to look through and to take along.
@NullMarked
package dev.cloudcart.web.audit;

import org.jspecify.annotations.NullMarked;
