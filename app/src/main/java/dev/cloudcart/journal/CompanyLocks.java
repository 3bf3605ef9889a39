package dev.cloudcart.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;

import dev.cloudcart.core.books.CompanyId;

/// One advisory lock per company, bound to a connection: PostgreSQL lets go of it when the process that holds it
/// dies.
final class CompanyLocks {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyLocks.class);

    /// Keeps our advisory locks apart from anybody else's in the same database.
    private static final int OURS = 0x0C10_0D00;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DataSource database;

    CompanyLocks(DataSource database) {
        this.database = database;
    }

    /// Whoever waits holds no connection meanwhile.
    Optional<CompanyLock> acquire(CompanyId company, Duration patience, Runnable waiting) {
        var until = System.nanoTime() + patience.toNanos();
        var lock = tried(company);
        if (lock.isEmpty() && System.nanoTime() - until <= 0) {
            waiting.run();
        }
        while (lock.isEmpty() && System.nanoTime() - until <= 0) {
            pause();
            lock = tried(company);
        }
        return lock;
    }

    private Optional<CompanyLock> tried(CompanyId company) {
        try {
            return tried(database.getConnection(), company);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection for the company's lock", e);
        }
    }

    private Optional<CompanyLock> tried(Connection connection, CompanyId company) throws SQLException {
        boolean locked = false;
        try {
            locked = tryLock(connection, company);
        } catch (SQLException | RuntimeException | Error e) {
            abort(connection);
            throw e;
        } finally {
            if (!locked) {
                DataSourceUtils.releaseConnection(connection, database);
            }
        }
        return locked ? Optional.of(new Held(connection, company)) : Optional.empty();
    }

    private final class Held implements CompanyLock {

        private final Connection connection;
        private final CompanyId company;

        Held(Connection connection, CompanyId company) {
            this.connection = connection;
            this.company = company;
        }

        @Override
        public void mustBeHeld() {
            try (var statement = connection.createStatement()) {
                statement.execute("select");
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException(
                        "The connection with the lock of company " + company + " is lost", e);
            }
        }

        @Override
        public void close() {
            release(connection, company);
        }
    }

    private static boolean tryLock(Connection connection, CompanyId company) throws SQLException {
        try (var statement = Answering.inTime(connection).prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, OURS);
            statement.setInt(2, Math.toIntExact(company.value()));
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1) && mayIdle(connection);
            }
        }
    }

    /// It idles as long as the run works on other connections, whatever the server thinks of that.
    private static boolean mayIdle(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set idle_session_timeout = 0");
        }
        return true;
    }

    /// A connection that does not let go of the lock is thrown away, and the lock goes with it.
    private void release(Connection connection, CompanyId company) {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?, ?)");
                var reset = connection.createStatement()) {
            statement.setInt(1, OURS);
            statement.setInt(2, Math.toIntExact(company.value()));
            statement.execute();
            reset.execute("reset idle_session_timeout");
        } catch (SQLException e) {
            LOG.warn("The connection with the lock of company {} was lost before the run ended", company, e);
            abort(connection);
        } catch (RuntimeException | Error e) {
            abort(connection);
            throw e;
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // It is gone already.
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
