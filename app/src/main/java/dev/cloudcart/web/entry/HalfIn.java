package dev.cloudcart.web.entry;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/// Somebody whose password was right, and who has not given the code yet. It opens nothing.
///
/// @param at when the password was given
/// @param to where they go then
/// @param how they came, in words for the audit
/// @param password the mark of the one that they have
record HalfIn(long person, Instant at, String to, String how, String password) implements Serializable {

    static final Duration LIFE = Duration.ofMinutes(5);

    /// Clocks of nodes differ a little.
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final String NAME = HalfIn.class.getName();

    static void begin(HttpServletRequest request, HalfIn half) {
        request.getSession(true).setAttribute(NAME, half);
    }

    /// Empty when there is nobody, or it is too long ago, or still to come, since the clock was set back.
    static Optional<HalfIn> of(HttpServletRequest request, Instant now) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(NAME) instanceof HalfIn half
                        && now.isBefore(half.at().plus(LIFE))
                        && !half.at().isAfter(now.plus(TOLERANCE))
                ? Optional.of(half)
                : Optional.empty();
    }
}
