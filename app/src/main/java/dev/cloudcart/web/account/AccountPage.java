package dev.cloudcart.web.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.people.Identities;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Sessions;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

@Controller
final class AccountPage {

    private static final String PAGE = "/account";

    private final Companies companies;
    private final People people;
    private final Identities identities;
    private final Sessions sessions;
    private final Audit audit;
    private final TransactionTemplate transactions;

    AccountPage(
            Companies companies,
            People people,
            Identities identities,
            Sessions sessions,
            Audit audit,
            TransactionTemplate transactions) {
        this.companies = companies;
        this.people = people;
        this.identities = identities;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// @param name as it was typed
    /// @param identity at somebody else who signs them in too
    /// @param trouble what was wrong the last time
    record View(
            Person person,
            String name,
            String email,
            Optional<Identities.Identity> identity,
            List<Part> parts,
            List<Sessions.Open> sessions,
            String trouble) {}

    /// What they may do in one company.
    record Part(String company, Role role) {}

    @GetMapping(PAGE)
    @LetsIn(Who.SIGNED_IN)
    Shown account(Person person, HttpServletRequest request) {
        return page(person, person.name(), person.email(), "", request);
    }

    private Shown.Page page(Person person, String name, String email, String trouble, HttpServletRequest request) {
        var parts = companies.list().stream()
                .flatMap(
                        company -> person.roles().of(company.id()).stream().map(role -> new Part(company.name(), role)))
                .toList();
        var open = sessions.open(person, session(request));
        var view = new View(person, name, email, identities.of(person), parts, open, trouble);
        return new Shown.Page("web/account/account.jte", Place.ACCOUNT, "Your account", view);
    }

    /// What a person calls it, of what it calls itself.
    static String browser(String called) {
        return named(called, List.of("Firefox", "Edg", "OPR", "Chrome", "Safari"))
                .map(name -> name.replace("Edg", "Edge").replace("OPR", "Opera"))
                .map(name -> name
                        + named(called, List.of("iPhone", "iPad", "Android", "Windows", "Mac OS", "Linux"))
                                .map(system -> " on " + system)
                                .orElse(""))
                .orElse(called);
    }

    private static Optional<String> named(String text, List<String> names) {
        return names.stream().filter(text::contains).findFirst();
    }

    private static String session(HttpServletRequest request) {
        return request.getSession().getId();
    }

    @PostMapping(PAGE)
    @LetsIn(Who.SIGNED_IN)
    Shown change(
            Person person,
            @RequestParam("name") String name,
            @RequestParam("email") String email,
            @RequestParam("password") String password,
            HttpServletRequest request) {
        var trouble = asked(person, password, request)
                .or(() -> together(() -> {
                    var refused = people.change(person, email, name, session(request));
                    if (refused.isEmpty()) {
                        note(person, "%s is %s, %s now".formatted(person.email(), name, email), request);
                    }
                    return refused;
                }));
        return trouble.<Shown>map(
                        sentence -> page(person, name, email, sentence, request).refused())
                .orElseGet(() -> Shown.done(PAGE, "Your name and e-mail address are kept."));
    }

    /// Whoever came in by a link before there was a password chooses the first one as by an invitation.
    @PostMapping(PAGE + "/password")
    @LetsIn(Who.SIGNED_IN)
    Shown changePassword(
            Person person,
            @RequestParam(name = "password", defaultValue = "") String old,
            @RequestParam("new-password") String wanted,
            HttpServletRequest request) {
        var trouble = (person.invited() ? Optional.<String>empty() : asked(person, old, request))
                .or(() -> together(() -> {
                    var refused = people.changePassword(person, wanted, session(request));
                    if (refused.isEmpty()) {
                        note(person, person.email() + " has another password", request);
                    }
                    return refused;
                }));
        return trouble.<Shown>map(sentence -> page(person, person.name(), person.email(), sentence, request)
                        .refused())
                .orElseGet(() -> Shown.done(PAGE, "Your password is changed, and you are signed out everywhere else."));
    }

    @PostMapping(PAGE + "/sessions/{session}/end")
    @LetsIn(Who.SIGNED_IN)
    Shown end(Person person, @PathVariable("session") String id, HttpServletRequest request) {
        boolean ended = id.matches("\\d{1,18}") && sessions.end(person, Long.parseLong(id));
        if (!ended) {
            throw new Guard.NotHere("That session is none of yours, or has ended already.");
        }
        note(person, person.email() + " ended a session of theirs", request);
        return Shown.done(PAGE, "That session is ended.");
    }

    @PostMapping(PAGE + "/sessions/end-others")
    @LetsIn(Who.SIGNED_IN)
    Shown endOthers(Person person, HttpServletRequest request) {
        int count = sessions.endOthers(person, session(request));
        note(person, person.email() + " ended all other sessions of theirs", request);
        return Shown.done(
                PAGE, count == 1 ? "One other session is ended." : "%d other sessions are ended.".formatted(count));
    }

    private Optional<String> asked(Person person, String password, HttpServletRequest request) {
        var trouble = people.whyNotPassword(person, password, request.getRemoteAddr());
        trouble.ifPresent(_ -> audit.refused(
                Actors.of(person, request.getRemoteAddr()), Act.PEOPLE, null, "wrong password, asked once more"));
        return trouble;
    }

    private void note(Person person, String what, HttpServletRequest request) {
        audit.done(Actors.of(person, request.getRemoteAddr()), Act.PEOPLE, null, what);
    }

    private <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
