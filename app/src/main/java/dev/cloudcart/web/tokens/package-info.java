/// Tokens by which programs use the API: each with a name, what it may do, where and until when.
@NullMarked
package dev.cloudcart.web.tokens;

import org.jspecify.annotations.NullMarked;
