package dev.cloudcart.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;

import dev.cloudcart.core.books.CompanyId;

/// One advisory lock per company, bound to a connection: PostgreSQL lets go of it when the process that holds it dies.
final class CompanyLocks {

    /// Keeps our advisory locks apart from anybody else's in the same database.
    private static final int OURS = 0x0C10_0D00;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DataSource database;

    CompanyLocks(DataSource database) {
        this.database = database;
    }

    Optional<CompanyLock> acquire(CompanyId company, Duration patience, Runnable waiting) {
        try {
            return acquire(database.getConnection(), company, patience, waiting);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection for the company's lock",
                    e);
        }
    }

    private Optional<CompanyLock> acquire(Connection connection, CompanyId company, Duration patience, Runnable waiting)
            throws SQLException {
        try {
            return waited(connection, company, patience, waiting);
        } catch (SQLException | RuntimeException e) {
            DataSourceUtils.releaseConnection(connection, database);
            throw e;
        }
    }

    private Optional<CompanyLock> waited(Connection connection, CompanyId company, Duration patience, Runnable waiting)
            throws SQLException {
        var until = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (!tryLock(connection, company)) {
            if (System.nanoTime() - until > 0) {
                connection.close();
                return Optional.empty();
            }
            if (!told) {
                waiting.run();
                told = true;
            }
            pause();
        }
        return Optional.of(() -> release(connection, company));
    }

    private static boolean tryLock(Connection connection, CompanyId company) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, OURS);
            statement.setInt(2, Math.toIntExact(company.value()));
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void release(Connection connection, CompanyId company) {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?, ?)")) {
            statement.setInt(1, OURS);
            statement.setInt(2, Math.toIntExact(company.value()));
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The company's lock was lost before the run ended", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for another run", e);
        }
    }
}
