package dev.cloudcart.shell;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.sync.ConnectionTrouble;
import dev.cloudcart.sync.RunReport;

/// Lets the connections know what a run learned about them.
final class Attention {
    private Attention() {}

    static void note(Session session, CompanyId company, RunReport report) {
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
