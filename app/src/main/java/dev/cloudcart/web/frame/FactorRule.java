package dev.cloudcart.web.frame;

import dev.cloudcart.access.Role;
import dev.cloudcart.people.Person;

/// Of whom a second factor is wanted: of all who may change what is posted, as soon as others than this machine reach
/// the pages.
///
/// @param beyond whether they do
public record FactorRule(boolean beyond) {

    boolean wants(Person person) {
        return beyond
                && person.roles()
                        .highest()
                        .filter(role -> role.isAtLeast(Role.OPERATOR))
                        .isPresent();
    }

    public boolean isMissing(Person person) {
        return wants(person) && !person.secondFactor();
    }
}
