package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;

/// The password of the embedded database: made once at random, kept in a file that only its owner may read.
record Credentials(String password) {
    static final String USERNAME = "cloudcart";

    private static final int PASSWORD_BYTES = 24;

    static Credentials of(Home home) {
        if (Files.exists(home.password())) {
            return read(home);
        }
        if (Files.exists(home.data())) {
            throw new DatabaseUnavailable("""
                    The password file %s is missing: put it back from a backup, or move %s away to begin with an empty \
                    database.""".formatted(home.password(), home.data()));
        }
        return make(home);
    }

    private static Credentials read(Home home) {
        try {
            return new Credentials(Files.readString(home.password()).strip());
        } catch (IOException e) {
            throw new DatabaseUnavailable("The password file %s cannot be read: make %s its owner."
                    .formatted(home.password(), System.getProperty("user.name")), e);
        }
    }

    private static Credentials make(Home home) {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var made = new Credentials(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        Folders.writePrivately(home.password(), made.password());
        return made;
    }

    @Override
    public String toString() {
        return "Credentials of " + USERNAME;
    }
}
