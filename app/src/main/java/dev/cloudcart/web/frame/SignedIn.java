package dev.cloudcart.web.frame;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/// What a session knows of who it is: who that is and what they may do is looked up at every call.
///
/// @param at when the password was given last
public record SignedIn(long person, Instant at) implements Principal, Serializable {

    @Override
    public String getName() {
        return Long.toString(person);
    }
}
