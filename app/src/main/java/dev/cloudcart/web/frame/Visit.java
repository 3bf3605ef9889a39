package dev.cloudcart.web.frame;

import dev.cloudcart.access.Role;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.people.Person;
import dev.cloudcart.settings.Company;

/// Somebody who looks at the pages of a company, and may.
///
/// @param role what they may do there
/// @param origin the address of their machine
public record Visit(Person person, Company company, Role role, String origin) {

    /// For the audit and the history of the settings.
    public Actor actor() {
        return Actors.of(person, origin);
    }

    public boolean may(Role wanted) {
        return role.isAtLeast(wanted);
    }

    /// Of a page of this company, such as `runs`.
    public String address(String page) {
        return "/companies/" + company.id().value() + "/" + page;
    }
}
