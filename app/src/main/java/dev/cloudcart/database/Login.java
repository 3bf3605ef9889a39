package dev.cloudcart.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The way into the server of a home.
record Login(Home home, Credentials credentials) {
    private static final String DATABASE = "cloudcart";
    private static final int TIMEOUT_SECONDS = 10;
    /// PostgreSQL, "PostgreSQL Error Codes".
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String WRONG_PASSWORD = "28P01";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    static String url(int port) {
        return url(port, DATABASE);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Knocks, and makes our database on the server when this is the first time.
    ///
    /// @return false while the server is starting, recovering or stopping
    boolean worksAt(int port) {
        try {
            knock(port, DATABASE, "SELECT 1");
            return true;
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case NO_SUCH_DATABASE -> make(port);
                case TOO_MANY_CONNECTIONS -> true;
                case WRONG_PASSWORD -> throw new DatabaseUnavailable("""
                        The database in %s refuses the password in %s: put the right file back from a backup."""
                        .formatted(home.data(), home.password()), e);
                default -> false;
            };
        }
    }

    private boolean make(int port) {
        try {
            knock(port, "postgres", "CREATE DATABASE " + DATABASE);
            return true;
        } catch (SQLException e) {
            throw Folders.trouble(home, "cannot make a database", e);
        }
    }

    private void knock(int port, String database, String sql) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Credentials.USERNAME);
        properties.setProperty("password", credentials.password());
        properties.setProperty("connectTimeout", String.valueOf(TIMEOUT_SECONDS));
        try (var connection = DriverManager.getConnection(url(port, database), properties);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
