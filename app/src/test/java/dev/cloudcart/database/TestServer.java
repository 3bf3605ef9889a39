package dev.cloudcart.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
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

    /// It hangs, but its system still acknowledges what it is sent.
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Postmaster.of(server.home())
                .flatMap(live -> ProcessHandle.of(live.process()))
                .ifPresent(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .forEach(process -> kill(signal, process.pid())));
    }

    private static void kill(String signal, long process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A pool that is as quick to give up on new connections as may be.
    public HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url());
        pool.setUsername(username());
        pool.setPassword(password());
        pool.setConnectionTimeout(2_000);
        pool.setValidationTimeout(1_000);
        return pool;
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
