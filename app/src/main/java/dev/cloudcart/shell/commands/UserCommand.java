package dev.cloudcart.shell.commands;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.cloudcart.audit.Act;
import dev.cloudcart.people.LinkPurpose;
import dev.cloudcart.people.Links;
import dev.cloudcart.people.PagesAddress;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.Roles;
import dev.cloudcart.people.SecondFactors;
import dev.cloudcart.people.Sessions;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Group;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;

/// Whoever has the shell owns the installation: it lets people in.
@Command(
        name = "user",
        description = "Who may use the pages.",
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Link.class,
            UserCommand.ListAll.class,
            UserCommand.Let.class,
            UserCommand.Disable.class,
            UserCommand.Enable.class,
            UserCommand.Factor.class,
            UserCommand.Remove.class
        })
public final class UserCommand extends Group {

    private static String role(Person person, Session session) {
        var everywhere = person.roles().everywhere();
        if (everywhere != null) {
            return everywhere.word() + " everywhere";
        }
        var names = session.get(Companies.class).list().stream()
                .collect(Collectors.toMap(company -> company.id(), company -> company.name()));
        return person.roles().within().entrySet().stream()
                .map(one -> one.getValue().word() + " of " + names.getOrDefault(one.getKey(), "another company"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Person person(Session session, String email) {
        return session.get(People.class)
                .withEmail(email)
                .orElseThrow(
                        () -> new WrongUse("Nobody has the address \"%s\": see cloudcart user list.".formatted(email)));
    }

    /// Together with what the audit is told of it, or not at all.
    private static int change(Session session, String what, Supplier<Optional<String>> work) {
        session.together(() -> {
            work.get().ifPresent(sentence -> {
                throw new WrongUse(sentence);
            });
            session.did(Act.PEOPLE, null, what);
            return what;
        });
        session.terminal().say(what + ".");
        return ExitStatus.DONE;
    }

    private static void tellLink(Session session, Person person, LinkPurpose purpose, @Nullable Integer port) {
        var token = session.get(Links.class).make(person, purpose);
        session.terminal().say(session.get(PagesAddress.class).link(token, port));
    }

    @Command(name = "add", description = "Invites somebody: prints a link by which they choose a password, once.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "EMAIL", description = "Their e-mail address.")
        private String email = "";

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Their name.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "owner, operator, accountant or viewer.")
        private String role = "";

        @Option(names = "--company", paramLabel = "NAME", description = "Of which company; without it of all.")
        private @Nullable String company;

        @Option(names = "--port", paramLabel = "PORT", description = "Where serve listens, for the link.")
        private @Nullable Integer port;

        @Option(names = "--no-link", description = "Prints none: cloudcart user link does when it is wanted.")
        private boolean noLink;

        private final Session session;

        Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var wanted = RoleWord.of(role);
            var roles = company == null
                    ? Roles.everywhere(wanted)
                    : Roles.in(session.company(Objects.requireNonNull(company)).id(), wanted);
            var person =
                    session.together(() -> switch (session.get(People.class).invite(email, name, roles)) {
                        case People.Adding.Refused(var sentence) -> throw new WrongUse(sentence);
                        case People.Adding.Added(var added) -> {
                            session.did(
                                    Act.PEOPLE,
                                    null,
                                    "added %s as %s".formatted(added.email(), UserCommand.role(added, session)));
                            yield added;
                        }
                    });
            var told = "%s is %s.".formatted(person.name(), UserCommand.role(person, session));
            if (noLink) {
                session.terminal().say(told);
                return ExitStatus.DONE;
            }
            session.terminal().say(told + " This link, which works once within a week, asks for a password:");
            tellLink(session, person, LinkPurpose.INVITATION, port);
            return ExitStatus.DONE;
        }
    }

    @Command(name = "link", description = "Prints a link that lets somebody in once, within an hour.")
    static final class Link implements Callable<Integer> {

        @Parameters(paramLabel = "EMAIL", description = "Their e-mail address.")
        private String email = "";

        @Option(names = "--password", description = "A link to choose another password instead.")
        private boolean password;

        @Option(names = "--port", paramLabel = "PORT", description = "Where serve listens, for the link.")
        private @Nullable Integer port;

        private final Session session;

        Link(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var person = UserCommand.person(session, email);
            session.did(Act.PEOPLE, null, "a link for " + person.email());
            session.terminal()
                    .say(
                            password
                                    ? "This link, which works once within an hour, lets %s choose another password:"
                                            .formatted(person.name())
                                    : "This link, which works once within an hour, signs %s in:"
                                            .formatted(person.name()));
            tellLink(session, person, password ? LinkPurpose.RESET : LinkPurpose.SIGN_IN, port);
            return ExitStatus.DONE;
        }
    }

    @Command(name = "list", description = "Shows who may use the pages, and as what.")
    static final class ListAll implements Callable<Integer> {

        private final Session session;

        ListAll(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            List<Person> all = session.get(People.class).list();
            if (all.isEmpty()) {
                session.terminal().say("Nobody yet: add somebody with cloudcart user add, or set up in the browser.");
            }
            all.forEach(person -> session.terminal()
                    .print("%s  %s  %s%s"
                            .formatted(
                                    person.email(),
                                    person.name(),
                                    UserCommand.role(person, session),
                                    person.disabled() ? ", disabled" : "")));
            return ExitStatus.DONE;
        }
    }

    @Command(name = "let", description = "Changes what somebody may do, signs them out, and ends links made before.")
    static final class Let implements Callable<Integer> {

        @Parameters(paramLabel = "EMAIL", description = "Their e-mail address.")
        private String email = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "owner, operator, accountant, viewer or none.")
        private String role = "";

        @Option(names = "--company", paramLabel = "NAME", description = "In which company; without it in all.")
        private @Nullable String company;

        private final Session session;

        Let(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var person = UserCommand.person(session, email);
            var wanted = role.equalsIgnoreCase("none") ? null : RoleWord.of(role);
            var where = company == null
                    ? null
                    : session.company(Objects.requireNonNull(company)).id();
            return change(
                    session,
                    "%s is %s of %s now"
                            .formatted(
                                    person.email(),
                                    wanted == null ? "nothing" : wanted.word(),
                                    company == null ? "all companies" : company),
                    () -> session.get(People.class)
                            .changeRoles(
                                    person,
                                    now -> where == null ? new Roles(wanted, now.within()) : now.with(where, wanted)));
        }
    }

    /// What is done to one account.
    abstract static class OfOne implements Callable<Integer> {

        @Parameters(paramLabel = "EMAIL", description = "Their e-mail address.")
        private String email = "";

        private final Session session;
        private final String done;

        /// @param done in words, after the e-mail address
        OfOne(Session session, String done) {
            this.session = session;
            this.done = done;
        }

        @Override
        public final Integer call() {
            var person = UserCommand.person(session, email);
            return change(session, person.email() + " " + done, () -> to(person, session));
        }

        abstract Optional<String> to(Person person, Session session);
    }

    @Command(name = "disable", description = "Lets somebody in no more, and signs them out.")
    static final class Disable extends OfOne {

        Disable(Session session) {
            super(session, "is disabled");
        }

        @Override
        Optional<String> to(Person person, Session session) {
            return session.get(People.class).disable(person, true);
        }
    }

    @Command(name = "enable", description = "Lets somebody sign in again.")
    static final class Enable extends OfOne {

        Enable(Session session) {
            super(session, "may sign in again");
        }

        @Override
        Optional<String> to(Person person, Session session) {
            return session.get(People.class).disable(person, false);
        }
    }

    @Command(name = "factor", description = "Takes somebody's second factor away, for a telephone that is lost.")
    static final class Factor extends OfOne {

        Factor(Session session) {
            super(session, "has no second factor any more");
        }

        @Override
        Optional<String> to(Person person, Session session) {
            session.get(SecondFactors.class).drop(person);
            session.get(Sessions.class).endAll(person);
            return Optional.empty();
        }
    }

    @Command(name = "remove", description = "Removes somebody, and signs them out.")
    static final class Remove extends OfOne {

        Remove(Session session) {
            super(session, "is removed");
        }

        @Override
        Optional<String> to(Person person, Session session) {
            return session.get(People.class).remove(person);
        }
    }
}
