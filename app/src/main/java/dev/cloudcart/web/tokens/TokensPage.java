package dev.cloudcart.web.tokens;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.access.ApiTokens;
import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.desk.TokenDesk;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.TypedDay;
import dev.cloudcart.web.frame.Who;

@Controller
final class TokensPage {

    private static final String PAGE = "/tokens";
    private static final String ALL = "all";

    private final ApiTokens tokens;
    private final Companies companies;
    private final People people;
    private final Audit audit;
    private final TokenDesk desk;
    private final InstantSource clock;

    TokensPage(ApiTokens tokens, Companies companies, People people, Audit audit, TokenDesk desk, InstantSource clock) {
        this.tokens = tokens;
        this.companies = companies;
        this.people = people;
        this.audit = audit;
        this.desk = desk;
        this.clock = clock;
    }

    /// One as it was typed.
    ///
    /// @param companies their ids, or [#ALL]
    /// @param expires its last day
    record Form(String name, String role, List<String> companies, String expires) {

        static final Form EMPTY = new Form("", Role.VIEWER.name(), List.of(ALL), "");
    }

    /// @param where in words
    record Row(ApiTokens.Kept token, String where, String state) {}

    /// @param made one that was just made, shown now and never again
    /// @param trouble what was wrong the last time
    record View(List<Row> rows, List<Company> companies, Form form, Optional<String> made, String trouble) {

        Role[] roles() {
            return Role.values();
        }
    }

    @GetMapping(PAGE)
    @LetsIn(Who.OWNER_OF_ALL)
    Shown list() {
        return page(Form.EMPTY, Optional.empty(), "");
    }

    private Shown.Page page(Form form, Optional<String> made, String trouble) {
        var all = companies.list();
        var now = clock.instant();
        var rows = tokens.list().stream()
                .map(token -> new Row(token, where(token, all), state(token, now)))
                .toList();
        return new Shown.Page(
                "web/tokens/list.jte", Place.TOKENS, "API tokens", new View(rows, all, form, made, trouble));
    }

    private static String where(ApiTokens.Kept token, List<Company> all) {
        return token.caller().everywhere()
                ? "all companies"
                : all.stream()
                        .filter(company -> token.caller().companies().contains(company.id()))
                        .map(Company::name)
                        .collect(Collectors.joining(", "));
    }

    private static String state(ApiTokens.Kept token, Instant now) {
        if (token.revoked() != null) {
            return "revoked";
        }
        return token.works(now) ? "" : "expired";
    }

    @PostMapping(PAGE)
    @LetsIn(Who.OWNER_OF_ALL)
    Shown make(
            Person person,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "role", defaultValue = "") String role,
            @RequestParam(name = "company", required = false) @Nullable List<String> where,
            @RequestParam(name = "expires", defaultValue = "") String expires,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request) {
        var form = new Form(name, role, where == null ? List.of() : where, expires);
        var trouble = asked(person, password, request);
        if (trouble.isPresent()) {
            return page(form, Optional.empty(), trouble.get()).refused();
        }
        var wanted = Role.named(role);
        var until = until(expires);
        if (wanted.isEmpty() || until.isEmpty()) {
            return page(form, Optional.empty(), "Choose a role, and a last day such as 2027-01-31 or none.")
                    .refused();
        }
        var wish = new ApiTokens.Wish(
                name,
                wanted.get(),
                form.companies().contains(ALL),
                companies(form),
                until.get().orElse(null));
        return switch (desk.make(wish, Actors.of(person, request.getRemoteAddr()))) {
            case ApiTokens.Making.Refused(var sentence) ->
                page(form, Optional.empty(), sentence).refused();
            case ApiTokens.Making.Made made -> page(Form.EMPTY, Optional.of(made.token()), "");
        };
    }

    /// The end of a day; empty inside where none is named, empty where it is no day.
    private static Optional<Optional<Instant>> until(String day) {
        if (day.isBlank()) {
            return Optional.of(Optional.empty());
        }
        var last = TypedDay.read(day.strip());
        return last.isEmpty()
                ? Optional.empty()
                : Optional.of(last.map(
                        one -> one.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private Set<CompanyId> companies(Form form) {
        var chosen = new HashSet<CompanyId>();
        companies.list().stream()
                .map(Company::id)
                .filter(id -> form.companies().contains(id.toString()))
                .forEach(chosen::add);
        return chosen;
    }

    @PostMapping(PAGE + "/{token}/revoke")
    @LetsIn(Who.OWNER_OF_ALL)
    Shown revoke(Person person, @PathVariable("token") String id, HttpServletRequest request) {
        var token = Optional.of(id)
                .filter(number -> number.matches("\\d{1,18}"))
                .flatMap(number -> tokens.find(Long.parseLong(number)))
                .orElseThrow(() -> new Guard.NotHere("There is no token of that number."));
        desk.revoke(token, Actors.of(person, request.getRemoteAddr()));
        return Shown.done(
                PAGE, "The token %s is revoked: no call with it is answered any more.".formatted(token.name()));
    }

    private Optional<String> asked(Person person, String password, HttpServletRequest request) {
        var trouble = people.whyNotPassword(person, password, request.getRemoteAddr());
        trouble.ifPresent(_ -> audit.refused(
                Actors.of(person, request.getRemoteAddr()), Act.TOKEN, null, "wrong password, asked once more"));
        return trouble;
    }
}
