package dev.cloudcart.web;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import org.joda.money.CurrencyUnit;
import org.springframework.context.ConfigurableApplicationContext;

import dev.cloudcart.Application;
import dev.cloudcart.access.Role;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.session.Start;

/// The real service with its pages on a port of this machine.
public final class Site implements AutoCloseable {

    static final String PASSWORD = "lorry puddle anthem";

    private final ConfigurableApplicationContext rooms;

    private Site(ConfigurableApplicationContext rooms) {
        this.rooms = rooms;
    }

    public static Site open(TestDatabase database, Path home) {
        return open(database, home, Map.of());
    }

    public static Site open(TestDatabase database, Path home, Map<String, String> more) {
        var properties = new HashMap<>(Map.of(
                "cloudcart.home",
                home.toString(),
                "server.port",
                "0",
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.username(),
                "spring.datasource.password",
                database.password(),
                "logging.level.root",
                "off"));
        properties.putAll(more);
        return new Site(Application.start(new Start.Wish(true, false, properties)));
    }

    public <T> T get(Class<T> type) {
        return rooms.getBean(type);
    }

    public <T> T get(Class<T> type, String name) {
        return rooms.getBean(name, type);
    }

    public int port() {
        return rooms.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// Somebody who has not signed in.
    Tab stranger() {
        return new Tab(port());
    }

    public CompanyId company(String name) {
        return switch (get(Companies.class).add(name, CurrencyUnit.GBP, ZoneId.of("Europe/London"), "test")) {
            case Companies.Adding.Added(var company) -> company.id();
            case Companies.Adding.Refused(var sentence) -> throw new IllegalStateException(sentence);
        };
    }

    Person person(String email, Roles roles) {
        var people = get(People.class);
        if (!(people.invite(email, email.replaceAll("@.*", ""), roles) instanceof People.Adding.Added(var person))) {
            throw new IllegalStateException(email + " is not taken");
        }
        var token = get(Links.class).make(person, LinkPurpose.INVITATION);
        get(Links.class).choosePassword(token, get(Links.class).look(token).orElseThrow(), PASSWORD);
        return people.find(person.id()).orElseThrow();
    }

    Person owner(String email) {
        return person(email, Roles.everywhere(Role.OWNER));
    }

    /// A browser in which somebody has signed in.
    Tab signedIn(Person person) {
        var tab = stranger();
        tab.signIn(person.email(), PASSWORD);
        return tab;
    }

    /// One in which somebody of this role in a company has.
    Tab signedIn(String email, CompanyId company, Role role) {
        return signedIn(person(email, Roles.in(company, role)));
    }

    @Override
    public void close() {
        rooms.close();
    }
}
