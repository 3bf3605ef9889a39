/// Who may use the pages, and as what.
@NullMarked
package dev.cloudcart.web.users;

import org.jspecify.annotations.NullMarked;
