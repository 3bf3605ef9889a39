package dev.cloudcart.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers only under the names that this service is known by: a browser that was led here under another name would
/// hand that name's pages what is meant for these (DNS rebinding).
final class KnownHosts extends OncePerRequestFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String HEALTH = "/actuator/health";

    private final Optional<String> known;

    KnownHosts(Optional<URI> address) {
        this.known = address.map(URI::getHost).map(host -> host.toLowerCase(Locale.ROOT));
    }

    /// Whether an address is of more than this machine.
    static boolean leadsElsewhere(URI address) {
        return !THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        if (isKnown(host) || request.getRequestURI().startsWith(HEALTH)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream()
                .write(
                        "This service does not go by that name: set cloudcart.public-address to the address that people use.\n"
                                .getBytes(UTF_8));
    }

    private boolean isKnown(String host) {
        return THIS_MACHINE.contains(host) || known.filter(host::equals).isPresent();
    }
}
