package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The passwords of the embedded database: made once at random, kept in files that only their owner may read.
///
/// @param adminPassword of the administrator, who is needed at the start of the server only
record Credentials(String password, String adminPassword) {
    static final String USERNAME = "cloudcart";
    static final String ADMIN = "cloudcart_admin";

    private static final int PASSWORD_BYTES = 24;

    /// A data folder of an earlier release has no administrator yet; its password is made all the same.
    static Credentials of(Home home) {
        if (!Files.exists(home.password()) && Files.exists(home.data())) {
            throw new DatabaseUnavailable("""
                    The password file %s is missing: put it back from a backup, or move %s away to begin with an empty \
                    database.""".formatted(home.password(), home.data()));
        }
        return new Credentials(readOrMake(home.password()), readOrMake(home.adminPassword()));
    }

    private static String readOrMake(Path file) {
        if (!Files.exists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            Folders.writePrivately(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return read(file);
    }

    private static String read(Path file) {
        try {
            PrivateFile.openToOthers(file).ifPresent(sentence -> {
                throw new DatabaseUnavailable(sentence);
            });
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The password file %s cannot be read: make %s its owner."
                            .formatted(file, System.getProperty("user.name")),
                    e);
        }
    }

    @Override
    public String toString() {
        return "Credentials of " + USERNAME;
    }
}
