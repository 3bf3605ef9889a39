package dev.cloudcart.web.users;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.Identities;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.Shown;

/// What the pages of people show.
@Component
final class Views {

    private final People people;
    private final Identities identities;
    private final Companies companies;

    Views(People people, Identities identities, Companies companies) {
        this.people = people;
        this.identities = identities;
        this.companies = companies;
    }

    /// An invitation as it was typed.
    ///
    /// @param company its id; empty for all
    record Invitation(String name, String email, String role, String company) {

        /// What the form leaves out is empty.
        Invitation(@Nullable String name, @Nullable String email, @Nullable String role, @Nullable String company) {
            this.name = Objects.requireNonNullElse(name, "");
            this.email = Objects.requireNonNullElse(email, "");
            this.role = Objects.requireNonNullElse(role, "");
            this.company = Objects.requireNonNullElse(company, "");
        }

        static final Invitation EMPTY = new Invitation("", "", Role.ACCOUNTANT.name(), "");
    }

    /// @param what they may do, in words
    /// @param state in a word; empty where nothing is to be said
    record Row(Person person, String what, String state) {}

    /// A link that was just made.
    ///
    /// @param link shown now and never again; empty where it was sent to the person
    /// @param trouble why it was not sent, in a sentence; empty where no mail server is set, or it was sent
    record Made(Person person, String link, LinkPurpose purpose, String trouble) {

        boolean isSent() {
            return link.isEmpty();
        }
    }

    record ListView(
            Scope scope,
            List<Row> rows,
            List<Company> companies,
            Invitation typed,
            Optional<Made> made,
            String trouble) {

        Role[] roles() {
            return Role.values();
        }
    }

    /// @param provider where they sign in too; empty for nowhere
    record PersonView(
            Scope scope, Row row, String provider, List<Company> companies, Optional<Made> made, String trouble) {

        Role[] roles() {
            return Role.values();
        }

        boolean isRole(Company company, Role role) {
            return row.person().roles().within().get(company.id()) == role;
        }
    }

    Shown.Page list(Scope scope, Invitation typed, Optional<Made> made, String trouble) {
        var names = names();
        var rows = people.list().stream()
                .filter(scope::sees)
                .map(person -> row(scope, person, names))
                .toList();
        var view = new ListView(scope, rows, choices(scope), typed, made, trouble);
        return new Shown.Page("web/users/list.jte", scope.place(), "Users", view);
    }

    Shown.Page person(Scope scope, Person person, Optional<Made> made, String trouble) {
        var provider = identities.of(person).map(Identities.Identity::issuer).orElse("");
        var view = new PersonView(scope, row(scope, person, names()), provider, choices(scope), made, trouble);
        return new Shown.Page("web/users/person.jte", scope.place(), person.name(), view);
    }

    private List<Company> choices(Scope scope) {
        return scope.company().map(List::of).orElseGet(companies::list);
    }

    private Map<CompanyId, String> names() {
        return companies.list().stream().collect(Collectors.toMap(Company::id, Company::name));
    }

    private static Row row(Scope scope, Person person, Map<CompanyId, String> names) {
        return new Row(person, what(scope, person, names), state(person));
    }

    static String state(Person person) {
        if (person.disabled()) {
            return "disabled";
        }
        if (person.invited()) {
            return person.signedInAt() == null ? "invited" : "no password yet";
        }
        return "";
    }

    /// Of other companies than the one that is looked after nothing is told.
    static String what(Scope scope, Person person, Map<CompanyId, String> names) {
        var everywhere = person.roles().everywhere();
        var parts = person.roles().within().entrySet().stream()
                .filter(part -> scope.company()
                        .map(company -> company.id().equals(part.getKey()))
                        .orElse(true))
                .filter(part -> names.containsKey(part.getKey()))
                .sorted(Comparator.comparing(part -> names.getOrDefault(part.getKey(), "")))
                .map(part -> part.getValue().word()
                        + (scope.company().isPresent() ? "" : " of " + names.getOrDefault(part.getKey(), "")))
                .collect(Collectors.joining(", "));
        if (everywhere == null) {
            return parts.isEmpty() ? "nothing" : parts;
        }
        return everywhere.word() + " of all companies" + (parts.isEmpty() ? "" : ", " + parts);
    }
}
