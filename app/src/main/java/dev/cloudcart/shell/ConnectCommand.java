package dev.cloudcart.shell;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.connections.Connecting;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.settings.Company;

@Command(name = "connect", description = "Connects a company without a browser.", subcommands = {
        ConnectCommand.Linnworks.class, ConnectCommand.QuickBooks.class})
final class ConnectCommand extends Group {

    @Command(name = "linnworks", description = "Connects to Linnworks.")
    static final class Linnworks implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        @Option(names = "--token", required = true, paramLabel = "TOKEN", description = "What Linnworks showed after the installation.")
        private String token = "";

        private final Session session;

        Linnworks(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = session.company(company);
            return tell(session, found, "Linnworks", session.get(Connections.class).connectLinnworks(found.id(),
                    token));
        }
    }

    @Command(name = "quickbooks", description = "Connects to QuickBooks Online.")
    static final class QuickBooks implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        @Option(names = "--realm", required = true, paramLabel = "NUMBER", description = "QuickBooks' own number of the company.")
        private String realm = "";

        @Option(names = "--refresh-token", required = true, paramLabel = "TOKEN", description = "A refresh token of Intuit's.")
        private String token = "";

        private final Session session;

        QuickBooks(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = session.company(company);
            return tell(session, found, "QuickBooks", session.get(Connections.class).connectQuickBooks(found.id(),
                    realm, token));
        }
    }

    private static int tell(Session session, Company company, String what, Connecting came) {
        return switch (came) {
            case Connecting.Connected() -> {
                session.terminal().say("Connected %s to %s.".formatted(company.name(), what));
                yield ExitStatus.DONE;
            }
            case Connecting.Refused(var sentence) -> throw new WrongUse(sentence);
        };
    }
}
