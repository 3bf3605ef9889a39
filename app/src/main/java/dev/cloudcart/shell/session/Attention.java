package dev.cloudcart.shell.session;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.report.RunReport;

/// Lets the connections know what a run learned about them.
public final class Attention {
    private Attention() {}

    public static void note(Session session, CompanyId company, RunReport report) {
        var connections = session.get(Connections.class);
        var problem = report.problem();
        if (problem == null) {
            connections.working(company, ConnectionKind.LINNWORKS);
            connections.working(company, ConnectionKind.QUICKBOOKS);
        } else if (problem.needsAttention() && problem.side() != null) {
            connections.needsAttention(
                    company, kind(problem.side()), Failure.sentences(problem.reason(), problem.mend()));
        }
    }

    private static ConnectionKind kind(ConnectionTrouble.Side side) {
        return switch (side) {
            case LINNWORKS -> ConnectionKind.LINNWORKS;
            case QUICKBOOKS -> ConnectionKind.QUICKBOOKS;
        };
    }
}
