package dev.cloudcart.web.connections;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.connections.Connecting;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.connections.Consents;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;
import dev.cloudcart.web.frame.WhoMay;

/// Where QuickBooks sends the browser back to, with a code in the address. No page is ever shown here: whatever comes
/// of it, the browser is led on at once, so that the code stays in no address.
@Controller
final class ReturnPage {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnPage.class);
    private static final ConnectionKind KIND = ConnectionKind.QUICKBOOKS;
    private static final String AGAIN = " Nothing has changed: press Connect to begin again.";
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    private final Consents consents;
    private final Connections connections;
    private final Companies companies;
    private final Looking looking;
    private final ReturnAddress back;
    private final Audit audit;

    ReturnPage(
            Consents consents,
            Connections connections,
            Companies companies,
            Looking looking,
            ReturnAddress back,
            Audit audit) {
        this.consents = consents;
        this.connections = connections;
        this.companies = companies;
        this.looking = looking;
        this.back = back;
        this.audit = audit;
    }

    /// What stood in the address. The text form hides it.
    private record Came(String state, String code, String realm, String error) {

        static Came of(HttpServletRequest request) {
            return new Came(
                    text(request, "state"), text(request, "code"), text(request, "realmId"), text(request, "error"));
        }

        /// What the firewall refuses is nothing that QuickBooks sent.
        private static String text(HttpServletRequest request, String name) {
            try {
                return Objects.requireNonNullElse(request.getParameter(name), "");
            } catch (RequestRejectedException noText) {
                return "";
            }
        }

        @Override
        public String toString() {
            return "what came back from QuickBooks";
        }
    }

    /// Anybody may come here; what is believed is decided by the state.
    @GetMapping(ReturnAddress.PATH)
    @LetsIn(Who.ANYBODY)
    Shown back(HttpServletRequest request) {
        try {
            return request.getAttribute(Person.class.getName()) instanceof Person person
                    ? answered(person, request)
                    : Shown.refused(
                            "/sign-in",
                            "QuickBooks was not connected, for nobody is signed in in this browser: sign in, and press Connect again on My connections.");
        } catch (RuntimeException trouble) {
            var id = UUID.randomUUID();
            LOG.error("Connecting to QuickBooks failed, {}", id, trouble);
            return Shown.refused(
                    "/account",
                    "Connecting to QuickBooks failed in a way that nobody foresaw: try again; should it go on, give the number %s to whoever runs this service: the log has it."
                            .formatted(id));
        }
    }

    private Shown answered(Person person, HttpServletRequest request) {
        var came = Came.of(request);
        var session = request.getSession(false);
        var answer = session == null ? new Consents.Answer.Unknown() : consents.answered(came.state(), session.getId());
        return switch (answer) {
            case Consents.Answer.Wanted(var company) ->
                visit(person, company, request)
                        .map(visit -> visit.may(Role.OPERATOR) ? wanted(visit, came) : notTheirs(visit))
                        .orElseGet(ReturnPage::nowhere);
            case Consents.Answer.TooLate(var company) ->
                unbelieved(
                        person,
                        Optional.of(company),
                        request,
                        "QuickBooks was not connected: its page stood open for more than ten minutes.");
            case Consents.Answer.AnsweredBefore(var company) ->
                unbelieved(person, Optional.of(company), request, "This answer of QuickBooks has been used already.");
            case Consents.Answer.Unknown() ->
                unbelieved(
                        person,
                        Optional.empty(),
                        request,
                        "QuickBooks was not connected: this answer of QuickBooks belongs to nothing that was asked for in this browser.");
        };
    }

    private Optional<Visit> visit(Person person, CompanyId id, HttpServletRequest request) {
        return companies
                .find(id)
                .flatMap(company ->
                        person.roles().of(id).map(role -> new Visit(person, company, role, request.getRemoteAddr())));
    }

    private static Shown nowhere() {
        return Shown.refused(
                "/account", "QuickBooks was not connected: you have nothing to do with the company any more.");
    }

    private Shown notTheirs(Visit visit) {
        return refused(
                visit,
                "QuickBooks was not connected: you are %s of %s, and this takes %s."
                        .formatted(WhoMay.one(visit.role()), visit.company().name(), WhoMay.enough(Role.OPERATOR)));
    }

    /// @param company whose consent it was; empty where that is not known: then any that the person may connect
    private Shown unbelieved(Person person, Optional<CompanyId> company, HttpServletRequest request, String why) {
        return company.flatMap(id -> visit(person, id, request))
                .or(() -> companies.list().stream()
                        .map(Company::id)
                        .flatMap(id -> visit(person, id, request).stream())
                        .filter(visit -> visit.may(Role.OPERATOR))
                        .findFirst())
                .map(visit -> refused(visit, why + AGAIN))
                .orElseGet(() -> Shown.refused("/account", why));
    }

    private Shown wanted(Visit visit, Came came) {
        if (!came.error().isEmpty()) {
            return refused(visit, notAllowed(came.error()) + AGAIN);
        }
        var other = connections
                .companyOf(came.realm())
                .filter(owner -> !owner.equals(visit.company().id()));
        return other.map(owner -> refused(visit, taken(visit, owner))).orElseGet(() -> connect(visit, came));
    }

    private static String notAllowed(String error) {
        if (error.equals("access_denied")) {
            return "QuickBooks was not connected, for Cloud Cart was not let in on its page.";
        }
        return "QuickBooks was not connected: it answered \"%s\"."
                .formatted(WORD.matcher(error).matches() ? error : "something unknown");
    }

    /// Who has nothing to do with the other company is not told its name.
    private String taken(Visit visit, CompanyId owner) {
        var name = companies
                .find(owner)
                .filter(company -> visit.person().roles().of(owner).isPresent())
                .map(Company::name)
                .orElse("a company that you have nothing to do with");
        return "QuickBooks was not connected: these books are connected to %s here already. Nothing has changed: choose other books, or disconnect them there first."
                .formatted(name);
    }

    private Shown connect(Visit visit, Came came) {
        var company = visit.company();
        try {
            var connecting = connections.connectQuickBooks(
                    company.id(), came.realm(), came.code(), back.address(), access -> looking.wrong(company, access));
            return told(visit, connecting);
        } catch (ConnectionProblem problem) {
            return refused(visit, "QuickBooks was not connected. " + Looking.sentences(problem));
        }
    }

    private Shown told(Visit visit, Connecting connecting) {
        return switch (connecting) {
            case Connecting.Connected() -> {
                audit.done(visit.actor(), Act.CONNECT, visit.company().id(), KIND.title());
                yield seen(visit);
            }
            case Connecting.Unchecked(var sentence) -> {
                audit.done(visit.actor(), Act.CONNECT, visit.company().id(), KIND.title() + ", unchecked");
                yield Shown.done(
                        visit.address("connections"),
                        "QuickBooks is connected, but could not be looked at. " + sentence);
            }
            case Connecting.Refused(var sentence) -> refused(visit, sentence + " Nothing has changed.");
            case Connecting.NotLetIn(var sentence) -> refused(visit, sentence + " Nothing has changed.");
        };
    }

    private Shown seen(Visit visit) {
        var page = visit.address("connections");
        return switch (looking.look(visit.company(), KIND)) {
            case Looking.Seen.Well(var words) ->
                Shown.done(page, "QuickBooks is connected: %s. What it shows stands below.".formatted(words));
            case Looking.Seen.Badly(var sentence) ->
                Shown.refused(page, "QuickBooks is connected, but does not show itself yet. " + sentence);
        };
    }

    private Shown refused(Visit visit, String sentence) {
        audit.refused(visit.actor(), Act.CONNECT, visit.company().id(), KIND.title());
        return Shown.refused(visit.address("connections"), sentence);
    }
}
