package dev.cloudcart.web.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.people.ForgottenPasswords;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

/// For whoever has forgotten the password, where a mail server is set: what it answers is the same for everybody.
@Controller
final class ForgottenPage {

    private final ForgottenPasswords forgotten;
    private final Audit audit;

    ForgottenPage(ForgottenPasswords forgotten, Audit audit) {
        this.forgotten = forgotten;
        this.audit = audit;
    }

    record View(String email, String trouble) {}

    @GetMapping("/sign-in/forgotten")
    @LetsIn(Who.ANYBODY)
    Shown form() {
        check();
        return page("", "");
    }

    private void check() {
        if (!forgotten.canBeSent()) {
            throw new Guard.NotHere("No letters are sent from here: ask an owner for a link to set another password.");
        }
    }

    private static Shown.Page page(String email, String trouble) {
        return new Shown.Page("web/entry/forgotten.jte", Place.NOWHERE, "Forgotten password", new View(email, trouble));
    }

    @PostMapping("/sign-in/forgotten")
    @LetsIn(Who.ANYBODY)
    Shown ask(@RequestParam("email") String email, HttpServletRequest request, HttpServletResponse response) {
        check();
        var origin = request.getRemoteAddr();
        var pause = forgotten.ask(
                email,
                origin,
                person -> audit.done(
                        new Actor("somebody", origin),
                        Act.PEOPLE,
                        null,
                        "asked for a link to choose another password, which was sent to " + person.email()));
        if (pause.isPositive()) {
            response.setHeader("Retry-After", Long.toString(pause.toSeconds() + 1));
            return page(email, "That was asked for too often: wait %d seconds.".formatted(pause.toSeconds() + 1))
                    .refused();
        }
        return Shown.done(
                "/sign-in",
                "If somebody signs in here with that address, a letter with a link is on its way: it works once, within"
                        + " an hour.");
    }
}
