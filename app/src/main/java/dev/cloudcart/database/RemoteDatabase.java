package dev.cloudcart.database;

import java.util.Arrays;
import java.util.Optional;

import org.postgresql.Driver;

/// A PostgreSQL on another machine: what goes there can be read or changed on the way unless both sides prove who they are.
final class RemoteDatabase {
    private RemoteDatabase() {}

    private static final String VERIFIED = "verify-full";

    /// @param sslMode what is said beside the address; empty for nothing
    /// @return one sentence with the way to mend it, empty where nothing is wrong
    static Optional<String> warning(String url, String sslMode) {
        var properties = Driver.parseURL(url, null);
        if (properties == null || Arrays.stream(properties.getProperty("PGHOST", "localhost").split(",", -1)).allMatch(
                RemoteDatabase::isHere)) {
            return Optional.empty();
        }
        var mode = sslMode.isBlank() ? properties.getProperty("sslmode", "") : sslMode;
        return mode.equals(VERIFIED)
                ? Optional.empty()
                : Optional.of("The database in spring.datasource.url is on another machine and need not prove that it is the "
                        + "right one: add sslmode=verify-full to the address, with sslrootcert for its certificate.");
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("::1") || host.equals(
                "[::1]");
    }
}
