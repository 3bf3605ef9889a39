package dev.cloudcart.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/// A file with a token that nobody can guess, for its owner's eyes only.
final class TokenFile {
    private TokenFile() {}

    private static final int RANDOM_BYTES = 32;
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// Of several processes that make it at once, one wins and all read its token.
    ///
    /// @throws AccessUnavailable when it can be neither read nor made
    static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            var token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new AccessUnavailable("The file %s holds no API token: delete it, and a new one is made."
                        .formatted(
                                file),
                        null);
            }
            return token;
        } catch (IOException e) {
            throw new AccessUnavailable(
                    "The API token in %s cannot be read or made: let Cloud Cart use that file, or set cloudcart.api-token."
                            .formatted(file),
                    e);
        }
    }

    /// Written aside and linked to its name, so that nobody ever sees half a token.
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            write(aside);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException _) {
            // Another process was faster; its token counts.
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void write(Path file) throws IOException {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        try (var channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), attributes(file))) {
            channel.write(ByteBuffer.wrap(token.getBytes(US_ASCII)));
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path file) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[]{OWNER_ONLY} : new FileAttribute<?>[0];
    }
}
