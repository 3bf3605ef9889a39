/// A provider of OpenID Connect, if one is named, says who somebody is.
@NullMarked
package dev.cloudcart.openid;

import org.jspecify.annotations.NullMarked;
