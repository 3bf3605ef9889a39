package dev.cloudcart.web.connections;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.web.frame.SignedIn;
import dev.cloudcart.web.frame.Visit;

/// Whether it is still the person that signed in who wants something grave: a browser may have been left alone.
@Component
final class Proof {

    private static final Duration FRESH = Duration.ofMinutes(15);

    /// Clocks of nodes differ a little.
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final People people;
    private final InstantSource clock;

    Proof(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /// Where the clock was set back since, nobody knows how long ago that was: a moment that is still to come is not
    /// just now.
    boolean hasJustSignedIn() {
        var now = clock.instant();
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.getPrincipal() instanceof SignedIn in
                && now.isBefore(in.at().plus(FRESH))
                && !in.at().isAfter(now.plus(TOLERANCE));
    }

    boolean hasPassword(Person person) {
        return people.hasPassword(person);
    }

    /// What keeps the person from connecting, in a sentence; whoever signed in a moment ago is not asked again.
    Optional<String> missingToConnect(Visit visit, String password) {
        return hasJustSignedIn() ? Optional.empty() : missing(visit, password);
    }

    /// What keeps the person from disconnecting, in a sentence. Whoever has no password has come in by a link, and must
    /// have done so a moment ago.
    Optional<String> missing(Visit visit, String password) {
        if (!hasPassword(visit.person())) {
            return hasJustSignedIn()
                    ? Optional.empty()
                    : Optional.of(
                            "You came in some time ago, and have no password to prove that it is you: sign in again first.");
        }
        return people.isPassword(visit.person(), password, visit.origin())
                ? Optional.empty()
                : Optional.of(
                        "That is not your password, or there were too many wrong ones: type it once more, or wait a minute.");
    }
}
