package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;
import dev.cloudcart.database.PrivateFile;

/// A file with a random key in base64, for its owner's eyes only.
final class KeyFile {

    private KeyFile() {}

    /// Empty when there is none.
    ///
    /// @throws InstallationTrouble when others may read it
    static Optional<String> read(Path file) throws IOException {
        try {
            PrivateFile.openToOthers(file).ifPresent(sentence -> {
                throw new InstallationTrouble(sentence, "Then try again.");
            });
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// At once and for good: nobody ever sees neither.
    static void move(Path from, Path to) throws IOException {
        PrivateFile.move(from, to);
    }

    /// Of several processes that make it at once, one wins and all read its key.
    ///
    /// @throws InstallationTrouble when others may read it
    static String readOrMake(Path file, int bytes) throws IOException {
        make(file, bytes);
        return read(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
    }

    private static void make(Path file, int bytes) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        PrivateFile.makeUnlessThere(file, (Base64.getEncoder().encodeToString(key) + "\n").getBytes(US_ASCII));
    }
}
