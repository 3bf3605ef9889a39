package dev.cloudcart.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

import dev.cloudcart.access.Caller;
import dev.cloudcart.audit.Actor;

/// Says who calls, for the audit.
final class Actors {
    private Actors() {}

    static Actor of(HttpServletRequest call) {
        var name =
                call.getUserPrincipal() instanceof Authentication known && known.getPrincipal() instanceof Caller caller
                        ? caller.name()
                        : "somebody";
        return new Actor(name, call.getRemoteAddr());
    }
}
