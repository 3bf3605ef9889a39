package dev.cloudcart.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import dev.cloudcart.database.PrivateFile;

/// A file with a token that nobody can guess, for its owner's eyes only.
final class TokenFile {
    private TokenFile() {}

    private static final int RANDOM_BYTES = 32;

    /// Of several processes that make it at once, one wins and all read its token.
    ///
    /// @throws AccessUnavailable when it can be neither read nor made
    static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            PrivateFile.openToOthers(file).ifPresent(sentence -> {
                throw new AccessUnavailable(sentence, null);
            });
            var token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new AccessUnavailable(
                        "The file %s holds no API token: delete it, and a new one is made.".formatted(file), null);
            }
            return token;
        } catch (IOException e) {
            throw new AccessUnavailable(
                    "The API token in %s cannot be read or made: let Cloud Cart use that file, or set cloudcart.api-token."
                            .formatted(file),
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        PrivateFile.makeUnlessThere(file, token.getBytes(US_ASCII));
    }
}
