package dev.cloudcart.quickbooks.wire;

import java.util.function.Supplier;

import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.connections.QuickBooksAccess;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.ConnectionTrouble.Side;

/// The way in through the company's connection.
public final class ConnectionAccess implements Access {

    private final Connections connections;
    private final CompanyId company;
    private final String realm;

    /// @throws ConnectionTrouble when the company is not connected
    public ConnectionAccess(Connections connections, CompanyId company) {
        this.connections = connections;
        this.company = company;
        realm = access(() -> connections.quickBooks(company)).realm();
    }

    @Override
    public String realm() {
        return realm;
    }

    @Override
    public String accessToken() {
        return access(() -> connections.quickBooks(company)).accessToken();
    }

    @Override
    public String renew(String rejected) {
        return access(() -> connections.renewed(company, rejected)).accessToken();
    }

    private static QuickBooksAccess access(Supplier<QuickBooksAccess> asked) {
        try {
            return asked.get();
        } catch (ConnectionProblem problem) {
            var kind = switch (problem) {
                case ConnectionProblem.ReconnectNeeded _, ConnectionProblem.InstallationTrouble _ ->
                    Kind.NEEDS_ATTENTION;
                case ConnectionProblem.PassingTrouble _ -> Kind.PASSING;
            };
            throw new ConnectionTrouble(
                    Side.QUICKBOOKS, kind, String.valueOf(problem.getMessage()), problem.mend(), problem);
        }
    }
}
