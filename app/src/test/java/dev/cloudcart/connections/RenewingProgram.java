package dev.cloudcart.connections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.http.Retry;
import dev.cloudcart.http.Ticker;
import dev.cloudcart.http.Wire;

/// Asks for access to QuickBooks, in a process of its own that can be killed.
final class RenewingProgram {

    private RenewingProgram() {}

    /// The other process.
    static void main(String[] words) {
        var database = new DriverManagerDataSource(words[0], words[1], words[2]);
        var intuit = URI.create(words[4]);
        var oauth = new QuickBooksOAuth(intuit, intuit, intuit, "our-app", "hush");
        var connections = connections(database, Path.of(words[3]), oauth, Instant.parse("2026-03-04T12:00:00Z"));
        var company = new CompanyId(Long.parseLong(words[5]));
        if (words[6].equals("connect")) {
            connections.connectQuickBooks(company, "4711", "refresh-1", _ -> {
                new CompletableFuture<Void>().join();
                return Optional.empty();
            });
        }
        connections.quickBooks(company);
    }

    static Process start(TestDatabase database, Path home, IntuitFake intuit, CompanyId company) {
        return start(database, home, intuit, company, "renew");
    }

    /// One that looks at the books for ever before it connects them.
    static Process startConnecting(TestDatabase database, Path home, IntuitFake intuit, CompanyId company) {
        return start(database, home, intuit, company, "connect");
    }

    private static Process start(TestDatabase database, Path home, IntuitFake intuit, CompanyId company, String what) {
        var java = ProcessHandle.current().info().command().orElseThrow();
        try {
            return new ProcessBuilder(
                            java,
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RenewingProgram.class.getName(),
                            database.url(),
                            database.username(),
                            database.password(),
                            home.toString(),
                            intuit.uri("token").toString(),
                            company.toString(),
                            what)
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Connections connections(DataSource database, Path home, QuickBooksOAuth oauth, Instant now) {
        var retry =
                new Retry(1, Duration.ofMillis(1), Duration.ofMillis(1), RandomGenerator.getDefault(), Ticker.system());
        return ConnectionsConfiguration.connections(
                JdbcClient.create(database),
                new DataSourceTransactionManager(database),
                () -> now,
                oauth,
                vault(home),
                home,
                Wire.open(Duration.ofSeconds(5), Duration.ofMinutes(1)),
                retry);
    }

    static Vault vault(Path home) {
        return new Vault(new MasterKey(new MasterKeySetting(null), home, () -> false)::aead);
    }
}
