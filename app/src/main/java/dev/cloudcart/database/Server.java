package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL server of a home. Use it under the [Guard].
record Server(Home home, Credentials credentials) {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int TRIES = 3;
    private static final long LOG_SIZE_MAX = 10L << 20;

    /// Attaches to the live server, or starts it.
    ///
    /// @return its port
    int run() {
        var login = new Login(home, credentials);
        var deadline = Deadline.in(Tools.RECOVERY);
        for (var live = Postmaster.of(home); live.isPresent(); live = Postmaster.of(home)) {
            if (login.worksAt(live.get().port())) {
                return live.get().port();
            }
            deadline.pause("PostgreSQL in %s runs but does not get ready: the end of %s says why."
                    .formatted(home.data(), home.log()));
        }
        return start(login);
    }

    /// Starts the server again at the port where it was, unless it runs.
    void runAt(int port) {
        if (Postmaster.of(home).isPresent()) {
            return;
        }
        LOG.warn("PostgreSQL in {} is gone and is started again", home.data());
        try {
            Postmaster.forgetTheDead(home);
            var tools = Tools.of(home);
            tools.makeLog();
            if (!tools.start(port).well()) {
                throw Folders.trouble(home, "does not start again", null);
            }
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
    }

    /// Stops the server; who is still connected is cut off, what was committed is kept.
    void stop() {
        try {
            var ended = Tools.ofTheRunning(home).stop();
            if (!ended.well() && Postmaster.of(home).isPresent()) {
                LOG.warn("PostgreSQL in {} does not stop: {}", home.data(), ended.output());
            }
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
    }

    private int start(Login login) {
        try {
            shortenLog();
            var tools = Tools.of(home);
            tools.makeLog();
            tools.programs().removeOthers();
            DataFolder.prepare(home, credentials, tools);
            Postmaster.forgetTheDead(home);
            return start(tools, login);
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
    }

    /// Tries again on another port when somebody else was quicker to take the first.
    private int start(Tools tools, Login login) throws IOException {
        for (var tries = 0; tries < TRIES; tries++) {
            var port = Port.choose(home);
            if (tools.start(port).well() && admits(port, tools, login)) {
                return port;
            }
        }
        throw Folders.trouble(home, "does not start", null);
    }

    private boolean admits(int port, Tools tools, Login login) throws IOException {
        try {
            new Roles(home, credentials).prepare(port);
            return login.worksAt(port);
        } catch (SQLException e) {
            tools.stop();
            throw Login.isRefused(e) ? login.refused(e) : Folders.trouble(home, "cannot make a database", e);
        } catch (DatabaseUnavailable e) {
            tools.stop();
            throw e;
        }
    }

    private void shortenLog() throws IOException {
        if (Files.exists(home.log()) && Files.size(home.log()) > LOG_SIZE_MAX) {
            Files.delete(home.log());
        }
    }
}
