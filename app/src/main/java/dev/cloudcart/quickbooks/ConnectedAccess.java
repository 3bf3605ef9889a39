package dev.cloudcart.quickbooks;

import java.util.function.Supplier;

import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.connections.QuickBooksAccess;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.sync.ConnectionTrouble;

/// The way in that the connection offers. The token is asked for at each call, because it may be renewed by any run on any
/// machine.
final class ConnectedAccess implements Access {

    private final Connections connections;
    private final CompanyId company;

    ConnectedAccess(Connections connections, CompanyId company) {
        this.connections = connections;
        this.company = company;
    }

    @Override
    public String realm() {
        return told(() -> connections.quickBooks(company)).realm();
    }

    @Override
    public String accessToken() {
        return told(() -> connections.quickBooks(company)).accessToken();
    }

    @Override
    public String renew(String rejected) {
        return told(() -> connections.renewed(company, rejected)).accessToken();
    }

    private static QuickBooksAccess told(Supplier<QuickBooksAccess> access) {
        try {
            return access.get();
        } catch (ConnectionProblem problem) {
            throw new ConnectionTrouble(ConnectionTrouble.Side.QUICKBOOKS, kind(problem),
                    String.valueOf(problem.getMessage()), problem.mend(), problem);
        }
    }

    private static ConnectionTrouble.Kind kind(ConnectionProblem problem) {
        return switch (problem) {
            case ConnectionProblem.PassingTrouble _ -> ConnectionTrouble.Kind.PASSING;
            case ConnectionProblem.ReconnectNeeded _,ConnectionProblem.InstallationTrouble _ ->
                ConnectionTrouble.Kind.NEEDS_ATTENTION;
        };
    }
}
