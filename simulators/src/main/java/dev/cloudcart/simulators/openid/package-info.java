/// A provider of OpenID Connect, beside the two services: who signs people in is neither of them.
@NullMarked
package dev.cloudcart.simulators.openid;

import org.jspecify.annotations.NullMarked;
