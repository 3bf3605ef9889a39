package dev.cloudcart.web.users;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.settings.Company;
import dev.cloudcart.web.frame.Place;

/// Whose people somebody looks after.
///
/// @param me who does
/// @param one the only company whose people they are; null for an owner of all
/// @param origin the address of my machine
record Scope(Person me, @Nullable Company one, String origin) {

    Optional<Company> company() {
        return Optional.ofNullable(one);
    }

    @Nullable
    CompanyId id() {
        return company().map(Company::id).orElse(null);
    }

    String base() {
        return company().map(company -> "/companies/" + company.id() + "/users").orElse("/users");
    }

    String of(Person person) {
        return base() + "/" + person.id();
    }

    Place place() {
        return one == null ? Place.USERS : Place.COMPANY_USERS;
    }

    /// Whether they are to be seen here at all.
    boolean sees(Person person) {
        return company()
                .map(company -> person.roles().of(company.id()).isPresent())
                .orElse(true);
    }

    /// Whether the whole account is theirs to look after, and not only what it may do here: whoever may make a link to
    /// somebody's account may do whatever that account may.
    boolean owns(Person person) {
        return company().map(company -> person.roles().areOnlyIn(company.id())).orElse(true);
    }

    boolean isMe(Person person) {
        return person.id() == me.id();
    }

    /// Whether their role is given here, and not for all companies.
    boolean givesRoleOf(Person person) {
        return company()
                .map(company -> person.roles().within().containsKey(company.id()))
                .orElse(true);
    }

    /// The same person with one role more.
    Roles with(Roles before, Optional<CompanyId> where, Role role) {
        return where.map(company -> before.with(company, role)).orElseGet(() -> new Roles(role, before.within()));
    }
}
