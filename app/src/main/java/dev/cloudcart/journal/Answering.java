package dev.cloudcart.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Connections on which nothing waits for long: a server that hangs, and whose system still acknowledges what it is
/// sent, would be waited for without end. For what takes moments, and outside of transactions only.
final class Answering extends DelegatingDataSource {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    Answering(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return inTime(super.getConnection());
    }

    /// What does not answer in time is closed by the driver, and thrown away by the pool.
    static Connection inTime(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
        return connection;
    }
}
