package dev.cloudcart.web.frame;

import dev.cloudcart.audit.Actor;
import dev.cloudcart.people.Person;

/// Says who acts, for the audit.
public final class Actors {
    private Actors() {}

    public static Actor of(Person person, String origin) {
        return new Actor(person.email(), origin);
    }
}
