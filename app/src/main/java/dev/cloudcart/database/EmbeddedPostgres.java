package dev.cloudcart.database;

import java.util.HashMap;
import java.util.Map;

/// One holder's use of the embedded database of a home.
///
/// The server is started for the first holder and stopped after the last one, counted over all processes of this
/// machine. It outlives a killed process; the next holder finds it and goes on. When it dies itself it is started
/// again.
final class EmbeddedPostgres implements AutoCloseable {
    private static final Map<Home, EmbeddedPostgres> HELD = new HashMap<>();

    private final Home home;
    private final Users users;
    private final Credentials credentials;
    private final int port;
    private final Watch watch;
    private int holders;

    private EmbeddedPostgres(Home home, Users users, Credentials credentials, int port) {
        this.home = home;
        this.users = users;
        this.credentials = credentials;
        this.port = port;
        this.watch = Watch.over(home, this::startAgain);
    }

    /// Starts the server or attaches to the running one. Each call wants its own [#close()]; within one process all
    /// holders of one home get the same object.
    ///
    /// @throws DatabaseUnavailable with the way to mend it
    static EmbeddedPostgres open(Home home) {
        synchronized (HELD) {
            var held = HELD.computeIfAbsent(home, EmbeddedPostgres::join);
            held.holders++;
            return held;
        }
    }

    String url() {
        return Login.url(port);
    }

    /// The address of another database on the same server.
    String url(String database) {
        return Login.url(port, database);
    }

    String username() {
        return Credentials.USERNAME;
    }

    String password() {
        return credentials.password();
    }

    Credentials credentials() {
        return credentials;
    }

    int port() {
        return port;
    }

    /// Stops the server when nobody else on this machine uses it. Close the connection pool first.
    @Override
    public void close() {
        synchronized (HELD) {
            holders--;
            if (holders == 0) {
                HELD.remove(home);
                leave();
            }
        }
    }

    private static EmbeddedPostgres join(Home home) {
        Folders.create(home.folder());
        try (var _ = Guard.take(home)) {
            var users = Users.join(home);
            try {
                var credentials = Credentials.of(home);
                return new EmbeddedPostgres(home, users, credentials, new Server(home, credentials).run());
            } catch (RuntimeException e) {
                users.close();
                throw e;
            }
        }
    }

    /// When it is dead: as before, where it was.
    private void startAgain() {
        if (Postmaster.of(home).isPresent()) {
            return;
        }
        synchronized (HELD) {
            if (watch.isClosed()) {
                return;
            }
            try (var _ = Guard.take(home)) {
                new Server(home, credentials).runAt(port);
            }
        }
    }

    private void leave() {
        watch.close();
        try (var _ = Guard.take(home);
                users) {
            if (users.leave()) {
                new Server(home, credentials).stop();
            }
        }
    }
}
