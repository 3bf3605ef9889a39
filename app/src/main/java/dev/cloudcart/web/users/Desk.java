package dev.cloudcart.web.users;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.Identities;
import dev.cloudcart.people.LinkPost;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.PagesAddress;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.people.SecondFactors;
import dev.cloudcart.people.Sessions;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.Shown;

/// Looks after people: whatever is asked wants one's own password once more, and is in the audit.
@Component
final class Desk {

    private final People people;
    private final Links links;
    private final LinkPost post;
    private final SecondFactors factors;
    private final Identities identities;
    private final Sessions sessions;
    private final Companies companies;
    private final PagesAddress address;
    private final Views views;
    private final Audit audit;

    Desk(
            People people,
            Links links,
            LinkPost post,
            SecondFactors factors,
            Identities identities,
            Sessions sessions,
            Companies companies,
            PagesAddress address,
            Views views,
            Audit audit) {
        this.people = people;
        this.links = links;
        this.post = post;
        this.factors = factors;
        this.identities = identities;
        this.sessions = sessions;
        this.companies = companies;
        this.address = address;
        this.views = views;
        this.audit = audit;
    }

    Shown list(Scope scope) {
        return views.list(scope, Views.Invitation.EMPTY, Optional.empty(), "");
    }

    Shown one(Scope scope, String id) {
        return views.person(scope, find(scope, id), Optional.empty(), "");
    }

    private Person find(Scope scope, String id) {
        return Optional.of(id)
                .filter(number -> number.matches("\\d{1,18}"))
                .flatMap(number -> people.find(Long.parseLong(number)))
                .filter(scope::sees)
                .orElseThrow(() -> new Guard.NotHere("There is nobody of that number here."));
    }

    Shown invite(Scope scope, Views.Invitation typed, String password) {
        var role = role(typed.role());
        var where = scope.company().map(company -> Optional.of(company.id())).orElseGet(() -> company(typed.company()));
        boolean misses = scope.one() == null && !typed.company().isEmpty() && where.isEmpty();
        var trouble = asked(scope, password)
                .or(() -> role.isEmpty() || misses
                        ? Optional.of("Choose a role, and the company that it is for.")
                        : Optional.empty());
        return trouble.<Shown>map(sentence ->
                        views.list(scope, typed, Optional.empty(), sentence).refused())
                .orElseGet(() -> invite(scope, typed, where, role.orElseThrow()));
    }

    private Shown invite(Scope scope, Views.Invitation typed, Optional<CompanyId> where, Role role) {
        var known = people.withEmail(typed.email());
        if (known.isPresent() && where.isPresent() && !has(known.get(), where.get())) {
            return add(scope, known.get(), where, role);
        }
        return switch (people.alone(() -> added(scope, typed, where, role))) {
            case People.Adding.Refused(var sentence) ->
                views.list(scope, typed, Optional.empty(), sentence).refused();
            case People.Adding.Added(var added) -> {
                var link = link(added, LinkPurpose.INVITATION);
                yield views.list(scope, Views.Invitation.EMPTY, Optional.of(link), "");
            }
        };
    }

    private People.Adding added(Scope scope, Views.Invitation typed, Optional<CompanyId> where, Role role) {
        var adding = people.invite(typed.email(), typed.name(), scope.with(Roles.NONE, where, role));
        if (adding instanceof People.Adding.Added(var added)) {
            note(scope, "invited %s as %s".formatted(added.email(), words(role, where)));
        }
        return adding;
    }

    private static boolean has(Person person, CompanyId company) {
        return person.roles().of(company).isPresent();
    }

    /// Somebody who has an account already signs in as before.
    private Shown add(Scope scope, Person known, Optional<CompanyId> where, Role role) {
        people.alone(() -> {
            note(scope, "let %s in as %s".formatted(known.email(), words(role, where)));
            return people.changeRoles(known, now -> scope.with(now, where, role));
        });
        return known.invited()
                ? invitedAnew(scope, known, "%s is %s now".formatted(known.email(), words(role, where)))
                : Shown.done(
                        scope.base(),
                        "%s has an account already, is %s now, and signs in as before."
                                .formatted(known.email(), words(role, where)));
    }

    /// Whoever may look after the account is shown the link that takes the place of the one that ended.
    private Shown invitedAnew(Scope scope, Person invited, String sentence) {
        return scope.owns(again(invited))
                ? views.list(scope, Views.Invitation.EMPTY, Optional.of(link(invited, LinkPurpose.INVITATION)), "")
                : Shown.done(
                        scope.base(),
                        "%s. The link of the invitation that they have not used yet works no more: an owner of all companies makes another."
                                .formatted(sentence));
    }

    private Person again(Person person) {
        return people.find(person.id()).orElse(person);
    }

    private String words(Role role, Optional<CompanyId> where) {
        return role.word()
                + " of "
                + where.flatMap(companies::find).map(company -> company.name()).orElse("all companies");
    }

    /// Sent to the person where that can be done, and otherwise shown to whoever asked for it. Nothing waits in the
    /// database meanwhile.
    private Views.Made link(Person person, LinkPurpose purpose) {
        var link = address.link(links.make(person, purpose), null);
        if (!post.isSetUp()) {
            return new Views.Made(person, link, purpose, "");
        }
        return post.send(person, link, purpose)
                .map(trouble -> new Views.Made(person, link, purpose, trouble))
                .orElseGet(() -> new Views.Made(person, "", purpose, ""));
    }

    /// While the password is looked at somebody else may change the person: what they may do is asked afterwards.
    ///
    /// @param what as the button of the form says
    /// @param fields of the form: the roles that were chosen
    Shown change(Scope scope, String id, String what, String password, Map<String, String> fields) {
        var before = find(scope, id);
        var trouble = asked(scope, password);
        if (trouble.isPresent()) {
            return views.person(scope, before, Optional.empty(), trouble.get()).refused();
        }
        return what.equals("link")
                ? theirs(scope, find(scope, id), what, person -> linked(scope, person))
                : people.alone(
                        () -> theirs(scope, find(scope, id), what, person -> changed(scope, person, what, fields)));
    }

    private Shown theirs(Scope scope, Person person, String what, Function<Person, Shown> work) {
        return notTheirs(scope, person, what)
                .<Shown>map(sentence ->
                        views.person(scope, person, Optional.empty(), sentence).refused())
                .orElseGet(() -> work.apply(person));
    }

    private Shown changed(Scope scope, Person person, String what, Map<String, String> fields) {
        return switch (what) {
            case "roles" -> roles(scope, person, fields);
            case "disable" ->
                settled(scope, person, people.disable(person, true), "%s is disabled, and signed out everywhere.");
            case "enable" -> settled(scope, person, people.disable(person, false), "%s may sign in again.");
            case "factor" -> withoutFactor(scope, person);
            case "identity" -> withoutIdentity(scope, person);
            case "remove" -> removed(scope, person);
            default -> throw new Guard.NotHere("Nothing is called that here.");
        };
    }

    private Optional<String> notTheirs(Scope scope, Person person, String what) {
        if (what.equals("roles") || what.equals("remove")) {
            return scope.givesRoleOf(person)
                    ? Optional.empty()
                    : Optional.of(
                            "%s has a role in all companies: an owner of all changes it.".formatted(person.name()));
        }
        if (!scope.owns(person)) {
            return Optional.of(
                    "%s has to do with more than this company: an owner of all does that.".formatted(person.name()));
        }
        return scope.isMe(person) && (what.equals("link") || what.equals("factor"))
                ? Optional.of("That is you: see Your account.")
                : Optional.empty();
    }

    private Shown roles(Scope scope, Person person, Map<String, String> fields) {
        var roles = scope.company()
                .map(company -> person.roles().with(company.id(), chosen(fields, company.id())))
                .orElseGet(() -> new Roles(role(fields.get("role-all")).orElse(null), chosen(fields)));
        var trouble = people.giveRoles(person, roles);
        return settled(
                scope,
                person,
                trouble,
                person.invited()
                        ? "What %s may do is changed. The link of the invitation works no more: make another."
                        : "What %s may do is changed; they have to sign in again.");
    }

    private Map<CompanyId, Role> chosen(Map<String, String> fields) {
        var within = new HashMap<CompanyId, Role>();
        companies.list().forEach(company -> {
            var role = chosen(fields, company.id());
            if (role != null) {
                within.put(company.id(), role);
            }
        });
        return within;
    }

    private static @Nullable Role chosen(Map<String, String> fields, CompanyId company) {
        return role(fields.get("role-" + company)).orElse(null);
    }

    private static Optional<Role> role(@Nullable String name) {
        return Optional.ofNullable(name).flatMap(Role::named);
    }

    private Optional<CompanyId> company(String id) {
        return Optional.of(id)
                .filter(number -> number.matches("\\d{1,18}"))
                .flatMap(number -> companies.find(new CompanyId(Long.parseLong(number))))
                .map(company -> company.id());
    }

    private Shown linked(Scope scope, Person person) {
        if (person.disabled()) {
            return views.person(
                            scope,
                            person,
                            Optional.empty(),
                            "%s is disabled: no link would let them in.".formatted(person.name()))
                    .refused();
        }
        note(scope, "made a link for %s to choose a password".formatted(person.email()));
        var purpose = person.invited() ? LinkPurpose.INVITATION : LinkPurpose.RESET;
        return views.person(scope, person, Optional.of(link(person, purpose)), "");
    }

    private Shown withoutFactor(Scope scope, Person person) {
        factors.drop(person);
        sessions.endAll(person);
        return settled(scope, person, Optional.empty(), "No code is asked of %s any more.");
    }

    private Shown withoutIdentity(Scope scope, Person person) {
        identities.forget(person);
        sessions.endAll(person);
        return settled(
                scope,
                person,
                Optional.empty(),
                "%s is known by the e-mail address again, whoever signs in with it next.");
    }

    private Shown removed(Scope scope, Person person) {
        var trouble = scope.owns(person)
                ? people.remove(person)
                : people.changeRoles(person, now -> now.with(Objects.requireNonNull(scope.id()), null));
        if (trouble.isPresent()) {
            return refused(scope, person, trouble.get());
        }
        note(scope, "removed " + person.email());
        return Shown.done(scope.base(), "%s is removed, and signed out everywhere.".formatted(person.name()));
    }

    /// @param sentence of what was done, with a place for the name
    private Shown settled(Scope scope, Person person, Optional<String> trouble, String sentence) {
        if (trouble.isPresent()) {
            return refused(scope, person, trouble.get());
        }
        var now = again(person);
        var names =
                companies.list().stream().collect(Collectors.toMap(company -> company.id(), company -> company.name()));
        note(
                scope,
                "%s: %s → %s%s"
                        .formatted(
                                now.email(),
                                Views.what(scope, person, names) + more(person),
                                Views.what(scope, now, names),
                                more(now)));
        return Shown.done(scope.sees(now) ? scope.of(now) : scope.base(), sentence.formatted(now.name()));
    }

    private static String more(Person person) {
        return (person.disabled() ? ", disabled" : "") + (person.secondFactor() ? ", second factor" : "");
    }

    private Shown refused(Scope scope, Person person, String sentence) {
        audit.refused(Actors.of(scope.me(), scope.origin()), Act.PEOPLE, scope.id(), sentence);
        return views.person(scope, person, Optional.empty(), sentence).refused();
    }

    private Optional<String> asked(Scope scope, String password) {
        var trouble = people.whyNotPassword(scope.me(), password, scope.origin());
        trouble.ifPresent(_ -> audit.refused(
                Actors.of(scope.me(), scope.origin()), Act.PEOPLE, scope.id(), "wrong password, asked once more"));
        return trouble;
    }

    private void note(Scope scope, String what) {
        audit.done(Actors.of(scope.me(), scope.origin()), Act.PEOPLE, scope.id(), what);
    }
}
