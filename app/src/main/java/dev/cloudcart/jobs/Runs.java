package dev.cloudcart.jobs;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.RunReport;

/// Does a run, and lets the log and the connections know what came of it. Whatever goes wrong ends here.
final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Runner runner;
    private final Connections connections;

    Runs(Runner runner, Connections connections) {
        this.runner = runner;
        this.connections = connections;
    }

    /// What came of it.
    sealed interface Came {

        record Finished(RunReport report) implements Came {}

        /// Another run of the company was in the way.
        record InTheWay() implements Came {}

        /// The database went away or took nothing; what was begun goes on with the next run.
        record WithoutDatabase() implements Came {}

        /// Something that nobody foresaw; the log has it.
        record Broken() implements Came {}

        default boolean isTrouble() {
            return switch (this) {
                case Finished(var report) -> report.status() == RunStatus.FAILED;
                case InTheWay() -> false;
                case WithoutDatabase(), Broken() -> true;
            };
        }

        default boolean isAttention() {
            return this instanceof Finished(var report)
                    && Optional.ofNullable(report.problem())
                            .filter(RunReport.Problem::needsAttention)
                            .isPresent();
        }
    }

    Came run(SyncRequest request) {
        try {
            var report = runner.run(request);
            report.ifPresent(finished -> note(request.company(), finished));
            return report.<Came>map(Came.Finished::new).orElseGet(Came.InTheWay::new);
        } catch (DataAccessResourceFailureException | TransientDataAccessResourceException | TransactionException e) {
            LOG.warn("The database failed the run of company {}: it is tried again", request.company(), e);
            return new Came.WithoutDatabase();
        } catch (OutOfMemoryError e) {
            throw Handing.on(e);
        } catch (Error e) {
            return broken(request, Handing.on(e));
        } catch (RuntimeException e) {
            return broken(request, e);
        }
    }

    private static Came broken(SyncRequest request, Throwable failure) {
        LOG.error("The run of company {} broke off: it is tried again", request.company(), failure);
        return new Came.Broken();
    }

    private void note(CompanyId company, RunReport report) {
        var documents = report.documents();
        LOG.info(
                "{}: {}, {} posted, {} held",
                report.company(),
                report.status().word(),
                documents.posted(),
                report.holds().size());
        report.remarks().forEach(remark -> LOG.warn("{}: {}", report.company(), remark));
        var problem = report.problem();
        if (problem == null) {
            connections.working(company, ConnectionKind.LINNWORKS);
            connections.working(company, ConnectionKind.QUICKBOOKS);
            return;
        }
        var sentence = sentence(problem);
        LOG.warn("{}: {}", report.company(), sentence);
        if (problem.needsAttention()) {
            kind(problem.side()).ifPresent(kind -> connections.needsAttention(company, kind, sentence));
        }
    }

    private static String sentence(RunReport.Problem problem) {
        return problem.reason() + (problem.reason().endsWith(".") ? " " : ". ") + problem.mend();
    }

    private static Optional<ConnectionKind> kind(ConnectionTrouble.@Nullable Side side) {
        return Optional.ofNullable(
                switch (side) {
                    case LINNWORKS -> ConnectionKind.LINNWORKS;
                    case QUICKBOOKS -> ConnectionKind.QUICKBOOKS;
                    case null -> null;
                });
    }
}
