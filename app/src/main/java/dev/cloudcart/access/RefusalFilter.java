package dev.cloudcart.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Notes the calls that nobody was let in for, whoever refused them.
final class RefusalFilter extends OncePerRequestFilter {

    /// An attribute of the call: why it is refused, set by whoever knows that better than the status tells.
    static final String REASON = Refused.class.getName();

    private final RefusedCalls refused;

    RefusalFilter(RefusedCalls refused) {
        this.refused = refused;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        switch (HttpStatus.resolve(response.getStatus())) {
            case UNAUTHORIZED -> note(request, "no API token");
            case FORBIDDEN -> note(request, "the API token does not allow it");
            case TOO_MANY_REQUESTS -> note(request, "too many wrong API tokens");
            case null, default -> {
                // It was let in.
            }
        }
    }

    private void note(HttpServletRequest request, String usual) {
        refused.refused(
                request.getRemoteAddr(), request.getAttribute(REASON) instanceof String better ? better : usual);
    }
}
