package dev.cloudcart.connections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.connections.KeyRotation.Moment;

/// Rotates the key of a home in a process of its own, and is killed at one moment of it.
final class Rotator {
    private Rotator() {}

    /// Address, user and password of the database; the home; the moment.
    public static void main(String... words) {
        var database = new DriverManagerDataSource(words[0], words[1], words[2]);
        var jdbc = JdbcClient.create(database);
        var key = new MasterKey(new MasterKeySetting(null), Path.of(words[3]), () -> true);
        var deadly = Moment.valueOf(words[4]);
        var vault = new Vault(key::aead);
        new KeyRotation(
                        new ConnectionStore(jdbc, vault),
                        List.of(),
                        ConnectionsConfiguration.pairs(Path.of(words[3]), vault),
                        key,
                        new TransactionTemplate(new DataSourceTransactionManager(database)),
                        () -> {},
                        moment -> {
                            if (moment == deadly) {
                                kill();
                            }
                        })
                .rotate();
    }

    private static void kill() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
