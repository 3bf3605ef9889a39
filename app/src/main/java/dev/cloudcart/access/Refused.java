package dev.cloudcart.access;

import jakarta.servlet.http.HttpServletRequest;

/// Lets the audit know why a call is refused, where its status does not tell.
public final class Refused {
    private Refused() {}

    /// @param reason such as `wrong API token`
    public static void because(String reason, HttpServletRequest request) {
        request.setAttribute(RefusalFilter.REASON, reason);
    }
}
