package dev.cloudcart.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An embedded PostgreSQL of one test's own, which may be stopped, killed and started as the test likes. Ours
/// alone: nobody watches over it.
public final class TestServer implements AutoCloseable {

    private final Server server;
    private int port;

    private TestServer(Server server) {
        this.server = server;
        start();
    }

    /// @param folder in which it makes its home
    public static TestServer in(Path folder) {
        try {
            var home = new Home(Files.createDirectories(folder));
            if (!Files.exists(home.programs())) {
                Files.createSymbolicLink(home.programs(), TestDatabase.home().programs());
            }
            return new TestServer(new Server(home, Credentials.of(home)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        port = server.run();
    }

    /// As when its machine is shut down.
    public void stop() {
        server.stop();
    }

    /// With `kill -9`. Its processes for the connections end by themselves.
    public void kill() {
        Postmaster.of(server.home())
                .flatMap(live -> ProcessHandle.of(live.process()))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    public String url() {
        return Login.url(port);
    }

    public String username() {
        return Credentials.USERNAME;
    }

    public String password() {
        return server.credentials().password();
    }

    /// Connections of no pool: each is made when it is asked for.
    public DataSource dataSource() {
        return new DriverManagerDataSource(url(), username(), password());
    }

    @Override
    public void close() {
        stop();
        try {
            Files.deleteIfExists(server.home().programs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
