package dev.cloudcart.database;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A PostgreSQL on another machine: what goes there can be read or changed on the way unless both sides prove who
/// they are.
final class RemoteDatabase {
    private RemoteDatabase() {}

    private static final String VERIFIED = "verify-full";

    /// `jdbc:postgresql://HOST:PORT,HOST/DATABASE?PARAMETERS`; without the slashes it is on this machine (pgJDBC,
    /// Connecting to the database).
    private static final Pattern HOSTS = Pattern.compile("^jdbc:postgresql://([^/?]+)");

    private static final Pattern SSL_MODE = Pattern.compile("[?&]sslmode=([^&]*)");
    private static final Pattern HERE =
            Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::1|0:0:0:0:0:0:0:1)])?(?::\\d+)?");

    /// @param sslMode what is said beside the address; empty for nothing
    /// @return one sentence with the way to mend it, empty where nothing is wrong
    static Optional<String> warning(String url, String sslMode) {
        var hosts = HOSTS.matcher(url);
        if (!hosts.find() || Stream.of(hosts.group(1).split(",", -1)).allMatch(RemoteDatabase::isHere)) {
            return Optional.empty();
        }
        var inAddress = SSL_MODE.matcher(url);
        var mode = sslMode.isBlank() && inAddress.find() ? inAddress.group(1) : sslMode;
        return mode.equals(VERIFIED)
                ? Optional.empty()
                : Optional.of(
                        "The database in spring.datasource.url is on another machine and need not prove that it is the "
                                + "right one: add sslmode=verify-full to the address, with sslrootcert for its certificate.");
    }

    private static boolean isHere(String host) {
        return HERE.matcher(host).matches();
    }
}
