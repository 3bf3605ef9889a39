/// Who may use the pages.
@NullMarked
package dev.cloudcart.openid;

import org.jspecify.annotations.NullMarked;
