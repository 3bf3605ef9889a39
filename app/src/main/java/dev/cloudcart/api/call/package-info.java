/// What every call of the API shares: whom it lets in, what it may be asked, what of it is kept, and how it
/// says what is wrong.
@NullMarked
package dev.cloudcart.api.call;

import org.jspecify.annotations.NullMarked;
