/// Who may use the pages.
@NullMarked
package dev.cloudcart.people;

import org.jspecify.annotations.NullMarked;
