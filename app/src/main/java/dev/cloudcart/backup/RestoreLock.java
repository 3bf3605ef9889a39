package dev.cloudcart.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// Keeps a restore apart from every program that starts meanwhile: an advisory lock of PostgreSQL, which goes with
/// the process that holds it. Whoever starts has to pass it, and can be seen among the connections afterwards.
final class RestoreLock {
    private RestoreLock() {}

    /// Keeps our advisory locks apart from anybody else's in the same database, and from those of companies.
    static final long KEY = 0x0C10_0D01_0000_0000L;

    /// PostgreSQL, "PostgreSQL Error Codes": lock_not_available.
    private static final String NOT_AVAILABLE = "55P03";

    /// Returns when no restore is going on.
    ///
    /// @throws BackupProblem when one outlasts the patience
    static void pass(DataSource database, Duration patience) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, patience, "pg_advisory_xact_lock_shared");
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new BackupProblem(
                        "A backup is just being restored into the database: wait until that is done, then start again.",
                        e);
            }
            throw new CannotGetJdbcConnectionException(
                    "The database could not be asked whether it is being restored", e);
        }
    }

    /// Held until it is let go of, or the connection ends.
    ///
    /// @throws BackupProblem when somebody else restores, or is just starting, for longer than the patience
    static void take(Connection connection, Duration patience) throws SQLException {
        try {
            lock(connection, patience, "pg_advisory_lock");
        } catch (SQLException e) {
            if (NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new BackupProblem(
                        "Another backup is just being restored into the database: wait until that is done.", e);
            }
            throw e;
        }
    }

    /// A connection that does not let go is of no use to anybody, and the lock goes with it.
    static void release(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(%d)".formatted(KEY));
        } catch (SQLException _) {
            connection.abort(Runnable::run);
        }
    }

    private static void lock(Connection connection, Duration patience, String how) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + Math.max(1, patience.toMillis()));
            statement.execute("select %s(%d)".formatted(how, KEY));
            statement.execute("set lock_timeout = default");
        }
    }
}
