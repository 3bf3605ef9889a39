package dev.cloudcart.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The way into the server of a home.
record Login(Home home, Credentials credentials) {
    static final String DATABASE = "cloudcart";
    private static final int TIMEOUT_SECONDS = 10;
    /// PostgreSQL, "PostgreSQL Error Codes".
    private static final String WRONG_PASSWORD = "28P01";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    static String url(int port) {
        return url(port, DATABASE);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Knocks.
    ///
    /// @return false while the server is starting, recovering or stopping
    boolean worksAt(int port) {
        try {
            knock(port);
            return true;
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case TOO_MANY_CONNECTIONS -> true;
                case WRONG_PASSWORD -> throw refused(e);
                default -> false;
            };
        }
    }

    DatabaseUnavailable refused(SQLException e) {
        return new DatabaseUnavailable(
                "The database in %s refuses the password in %s: put the right file back from a backup."
                        .formatted(home.data(), home.password()),
                e);
    }

    private void knock(int port) throws SQLException {
        try (var connection = as(Credentials.USERNAME, credentials.password(), port, DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    static Connection as(String role, String password, int port, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", String.valueOf(TIMEOUT_SECONDS));
        return DriverManager.getConnection(url(port, database), properties);
    }

    static boolean isRefused(SQLException e) {
        return WRONG_PASSWORD.equals(e.getSQLState());
    }
}
