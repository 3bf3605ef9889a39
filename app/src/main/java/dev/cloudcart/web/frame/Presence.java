package dev.cloudcart.web.frame;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;

/// Finds out at every call who the session belongs to: whoever has been disabled or removed, or signed in too long ago,
/// is nobody from then on.
public final class Presence extends OncePerRequestFilter {

    /// However busy somebody is.
    static final Duration SESSION_MAX = Duration.ofHours(12);

    private final People people;
    private final InstantSource clock;

    public Presence(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signedIn(SecurityContextHolder.getContext().getAuthentication())
                .ifPresent(who -> person(who)
                        .ifPresentOrElse(
                                person -> request.setAttribute(Person.class.getName(), person), () -> end(request)));
        chain.doFilter(request, response);
    }

    private Optional<Person> person(SignedIn who) {
        return clock.instant().isAfter(who.at().plus(SESSION_MAX))
                ? Optional.empty()
                : people.find(who.person()).filter(person -> !person.disabled());
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    static Optional<SignedIn> signedIn(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who
                ? Optional.of(who)
                : Optional.empty();
    }

    /// Who has signed in.
    static Optional<Person> of(HttpServletRequest request) {
        return Optional.ofNullable((Person) request.getAttribute(Person.class.getName()));
    }
}
