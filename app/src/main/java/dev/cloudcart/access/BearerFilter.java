package dev.cloudcart.access;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets in who brings a token in the header `Authorization: Bearer …` (RFC 6750, 2.1). The principal is a [Caller].
/// Whoever brings none goes on as a stranger; who brings wrong ones waits. The chain around it forgets the caller
/// after the call.
final class BearerFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BearerFilter.class);
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Attempts attempts;

    BearerFilter(Tokens tokens, Attempts attempts) {
        this.tokens = tokens;
        this.attempts = attempts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        var wait = token.isEmpty() ? null : attempts.wait(request.getRemoteAddr());
        if (wait != null && wait.isPositive()) {
            Refusal.tooMany(response, wait);
            return;
        }
        token.ifPresent(brought -> look(brought, request));
        chain.doFilter(request, response);
    }

    private void look(String token, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        tokens.caller(token)
                .ifPresentOrElse(
                        caller -> {
                            attempts.right(address);
                            letIn(caller);
                        },
                        () -> {
                            attempts.wrong(address);
                            LOG.warn("A wrong API token came from {}", address);
                            request.setAttribute(RefusalFilter.REASON, "wrong API token");
                        });
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    private static void letIn(Caller caller) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller, null, AuthorityUtils.createAuthorityList(caller.role().authority())));
        SecurityContextHolder.setContext(context);
    }
}
