package dev.cloudcart.shell.commands;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.audit.Act;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Group;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;

@Command(
        name = "disconnect",
        description = "Forgets the tokens of a company, and has QuickBooks revoke its own.",
        subcommands = {DisconnectCommand.Linnworks.class, DisconnectCommand.QuickBooks.class})
public final class DisconnectCommand extends Group {

    @Command(name = "linnworks", description = "Forgets the company's Linnworks token.")
    static final class Linnworks implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        private final Session session;

        Linnworks(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return disconnect(session, company, ConnectionKind.LINNWORKS);
        }
    }

    @Command(name = "quickbooks", description = "Has QuickBooks revoke the company's tokens, and forgets them.")
    static final class QuickBooks implements Callable<Integer> {

        @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
        private String company = "";

        private final Session session;

        QuickBooks(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return disconnect(session, company, ConnectionKind.QUICKBOOKS);
        }
    }

    private static int disconnect(Session session, String name, ConnectionKind kind) {
        var company = session.company(name);
        session.begins(Act.DISCONNECT, company.id(), kind.title());
        var came = session.get(Connections.class).disconnect(company.id(), kind);
        var words = "%s from %s".formatted(company.name(), kind.title());
        switch (came) {
            case WAS_OFF -> {
                session.wasRefused(Act.DISCONNECT, company.id(), kind.title());
                throw new WrongUse("%s is not connected to %s: there is nothing to disconnect."
                        .formatted(company.name(), kind.title()));
            }
            case DONE -> session.terminal().say("Disconnected %s.".formatted(words));
            case NOT_REVOKED -> session.terminal().say("""
                            Disconnected %s, but QuickBooks did not confirm that the token is revoked: disconnect Cloud Cart in QuickBooks \
                            too, among its apps.""".formatted(words));
        }
        session.did(Act.DISCONNECT, company.id(), kind.title());
        return ExitStatus.DONE;
    }
}
