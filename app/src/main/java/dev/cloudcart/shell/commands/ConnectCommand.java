package dev.cloudcart.shell.commands;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.audit.Act;
import dev.cloudcart.connections.Connecting;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.connections.QuickBooksAccess;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Company;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Failure;
import dev.cloudcart.shell.session.Group;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.Trouble;
import dev.cloudcart.shell.session.WrongUse;

@Command(
        name = "connect",
        description = "Connects a company without a browser.",
        subcommands = {ConnectCommand.Linnworks.class, ConnectCommand.QuickBooks.class})
public final class ConnectCommand extends Group {

    private static final String NOTHING = "Nothing was connected.";

    @Command(name = "linnworks", description = "Connects to Linnworks.")
    static final class Linnworks implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description =
                        "What Linnworks showed after the installation; - reads it from standard input; without it you are asked.")
        private @Nullable String token;

        private final Session session;

        Linnworks(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = session.company(company);
            var secret = session.terminal().secret("--token", token);
            session.begins(Act.CONNECT, found.id(), "Linnworks");
            return tell(
                    session,
                    found,
                    "Linnworks",
                    session.get(Connections.class).connectLinnworks(found.id(), secret, word -> look(found, word)));
        }

        /// Empty when Linnworks accepts the token.
        private Optional<Connecting> look(Company found, String word) {
            try {
                session.get(TradeSource.class).check(found.id(), word);
                return Optional.empty();
            } catch (ConnectionTrouble trouble) {
                return Optional.of(doubt(trouble));
            }
        }
    }

    @Command(name = "quickbooks", description = "Connects to QuickBooks Online.")
    static final class QuickBooks implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        @Option(
                names = "--realm",
                required = true,
                paramLabel = "NUMBER",
                description = "QuickBooks' own number of the company.")
        private String realm = "";

        @Option(
                names = "--refresh-token",
                paramLabel = "TOKEN",
                description = "A refresh token of Intuit's; - reads it from standard input; without it you are asked.")
        private @Nullable String token;

        private final Session session;

        QuickBooks(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = session.company(company);
            var secret = session.terminal().secret("--refresh-token", token);
            session.begins(Act.CONNECT, found.id(), "QuickBooks");
            return tell(
                    session,
                    found,
                    "QuickBooks",
                    session.get(Connections.class)
                            .connectQuickBooks(found.id(), realm, secret, access -> look(found, access)));
        }

        /// Empty when the books are those of the company.
        private Optional<Connecting> look(Company found, QuickBooksAccess access) {
            try {
                var wrong = session.get(Books.class)
                        .check(found.id(), new Books.Entry(access.realm(), access.accessToken()), found.currency());
                return wrong.stream().findFirst().map(Connecting.Refused::new);
            } catch (ConnectionTrouble trouble) {
                return Optional.of(doubt(trouble));
            }
        }
    }

    /// What is not accepted is not kept; what merely cannot be found out now is.
    private static Connecting doubt(ConnectionTrouble trouble) {
        return switch (trouble.kind()) {
            case NEEDS_ATTENTION -> new Connecting.NotLetIn(Failure.sentences(trouble.getMessage(), trouble.mend()));
            case PASSING ->
                new Connecting.Unchecked(Failure.sentences(trouble.getMessage(), "The next sync tries it."));
        };
    }

    private static int tell(Session session, Company company, String what, Connecting came) {
        var connected = "Connected %s to %s".formatted(company.name(), what);
        return switch (came) {
            case Connecting.Connected() -> {
                session.did(Act.CONNECT, company.id(), what);
                session.terminal().say(connected + ".");
                yield ExitStatus.DONE;
            }
            case Connecting.Unchecked(var sentence) -> {
                session.did(Act.CONNECT, company.id(), what + ", unchecked");
                session.terminal().say("%s, but it could not be checked. %s".formatted(connected, sentence));
                yield ExitStatus.DONE;
            }
            case Connecting.Refused(var sentence) -> {
                session.wasRefused(Act.CONNECT, company.id(), what);
                throw new WrongUse(Failure.sentences(sentence, NOTHING));
            }
            case Connecting.NotLetIn(var sentence) -> {
                session.wasRefused(Act.CONNECT, company.id(), what);
                throw new Trouble(Failure.sentences(sentence, NOTHING), ExitStatus.ATTENTION);
            }
        };
    }
}
