package dev.cloudcart.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.cloudcart.database.TestDatabase;

/// Backs up or restores in a process of its own that can be killed. Says each table.
final class BackingUp {
    private BackingUp() {}

    static final String SAYS = "table ";

    /// Address, user and password of the database; the file; what to do.
    public static void main(String... words) {
        var database = new DriverManagerDataSource(words[0], words[1], words[2]);
        var file = Path.of(words[3]);
        if (words[4].equals("backup")) {
            new Backup(database).write(file, BackingUp::say);
        } else {
            new Restore(database, InstantSource.system()).from(file, BackingUp::say);
        }
    }

    /// The log goes there too.
    private static void say(String table) {
        System.out.println(SAYS + table);
    }

    static Process start(TestDatabase database, Path file, String what) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BackingUp.class.getName(),
                            database.url(),
                            database.username(),
                            database.password(),
                            file.toString(),
                            what)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
