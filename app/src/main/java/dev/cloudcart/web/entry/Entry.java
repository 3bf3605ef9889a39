package dev.cloudcart.web.entry;

import java.time.InstantSource;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Sessions;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.SignedIn;

/// Begins and ends sessions.
@Component
final class Entry {

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final People people;
    private final Sessions sessions;
    private final Audit audit;
    private final InstantSource clock;

    Entry(People people, Sessions sessions, Audit audit, InstantSource clock) {
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Somebody whose password, or whose link, is right: a code is wanted too of whoever has a second factor.
    ///
    /// @param to where they go then
    Shown letInOrAskForCode(
            Person person, String how, String to, HttpServletRequest request, HttpServletResponse response) {
        if (person.secondFactor()) {
            end(request);
            HalfIn.begin(request, new HalfIn(person.id(), clock.instant(), to, how, people.passwordMark(person)));
            return Shown.to("/sign-in/code");
        }
        letIn(person, how, request, response);
        return Shown.to(to);
    }

    /// Whatever session there was ends, so that nobody can have known the id of the new one.
    ///
    /// @param how in words, for the audit
    void letIn(Person person, String how, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        var session = request.getSession(true);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(person.id(), clock.instant()), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        people.signedIn(person, request.getRemoteAddr());
        sessions.begin(person, session.getId(), request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
        audit.done(Actors.of(person, request.getRemoteAddr()), Act.SIGN_IN, null, how);
    }

    void letOut(Person person, HttpServletRequest request) {
        audit.done(Actors.of(person, request.getRemoteAddr()), Act.SIGN_OUT, null, "signed out");
        end(request);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
