package dev.cloudcart.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

import dev.cloudcart.access.Attempts;
import dev.cloudcart.database.PrivateFile;

/// Proves that whoever sets this installation up has its machine: a code in a file of the home that only its owner
/// may read. Works as long as there is no owner. Thread-safe.
public final class SetUpCode {

    private final Path file;
    private final People people;
    private final Attempts attempts;

    SetUpCode(Path file, People people, InstantSource clock) {
        this.file = file;
        this.people = people;
        this.attempts = new Attempts(clock);
    }

    /// Whether this installation waits to be set up.
    public boolean isWanted() {
        return !people.hasOwner();
    }

    /// The code, made where there is none yet; empty when the installation has an owner.
    ///
    /// @throws UncheckedIOException when the home takes no file
    public Optional<String> code() {
        try {
            if (!isWanted()) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            if (!Files.exists(file)) {
                PrivateFile.makeUnlessThere(file, (Secrets.code() + "\n").getBytes(US_ASCII));
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return file;
    }

    /// How long this machine has to wait before it may try again.
    public Duration pause(String origin) {
        return attempts.wait(origin);
    }

    /// Whatever the case of its letters, with its dashes or without.
    public boolean matches(String typed, String origin) {
        boolean right = code().filter(code -> MessageDigest.isEqual(plain(code), plain(typed)))
                .isPresent();
        if (!right) {
            attempts.wrong(origin);
        }
        return right;
    }

    private static byte[] plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").getBytes(US_ASCII);
    }
}
