package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.database.PrivateFile;

/// A file with a random key in base64, for its owner's eyes only.
final class KeyFile {

    private KeyFile() {}

    /// Of several processes that make it at once, one wins and all read its key.
    ///
    /// @throws InstallationTrouble when others may read it
    static String readOrMake(Path file, int bytes) throws IOException {
        if (!Files.exists(file)) {
            make(file, bytes);
        }
        PrivateFile.openToOthers(file).ifPresent(sentence -> {
            throw new InstallationTrouble(sentence, "Then try again.");
        });
        return Files.readString(file);
    }

    private static void make(Path file, int bytes) throws IOException {
        var key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        PrivateFile.makeUnlessThere(file, (Base64.getEncoder().encodeToString(key) + "\n").getBytes(US_ASCII));
    }
}
