package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// The folder in which one installation keeps its things: property `cloudcart.home`, by default `~/.cloudcart`.
///
/// @param folder absolute; a leading `~` was replaced by the user's own folder
@ConfigurationProperties("cloudcart")
public record Home(
        @Name("home") @DefaultValue("~/.cloudcart") Path folder) {
    public Home {
        folder = withoutTilde(folder).toAbsolutePath().normalize();
    }

    private static Path withoutTilde(Path folder) {
        return folder.startsWith("~")
                ? Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(folder))
                : folder;
    }

    /// Makes it where it is not, and closes it to others.
    ///
    /// @throws DatabaseUnavailable when nothing can be written there, with the way to mend it
    public void prepare() {
        try {
            PrivateFolder.close(folder);
            PrivateFolder.close(folder.resolve("logs"));
        } catch (IOException e) {
            throw Folders.trouble(folder, e);
        }
        Folders.mustTake(folder);
    }

    /// The PostgreSQL programs, one folder for each release.
    Path programs() {
        return folder.resolve("pg");
    }

    /// PostgreSQL's data folder.
    Path data() {
        return folder.resolve("database");
    }

    Path password() {
        return folder.resolve("database.password");
    }

    /// Of the administrator of the database.
    Path adminPassword() {
        return folder.resolve("database.admin");
    }

    Path port() {
        return folder.resolve("database.port");
    }

    Path log() {
        return folder.resolve("database.log");
    }

    /// Held for a moment, by the one process that starts or stops the server.
    Path guard() {
        return folder.resolve("database.lock");
    }

    /// Held shared by each process as long as it uses the server.
    Path users() {
        return folder.resolve("database.users");
    }
}
