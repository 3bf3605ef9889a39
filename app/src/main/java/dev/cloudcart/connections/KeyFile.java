package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A file with a random key in base64, for its owner's eyes only.
final class KeyFile {

    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private KeyFile() {}

    /// Empty when there is none.
    static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// At once and for good: nobody ever sees neither.
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        keep(to);
    }

    /// Of several processes that make it at once, one wins and all read its key.
    static String readOrMake(Path file, int bytes) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            make(file, bytes);
            return Files.readString(file);
        }
    }

    /// Written aside and linked to its name, so that nobody ever sees half a key.
    private static void make(Path file, int bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            write(aside, bytes);
            Files.createLink(file, aside);
            keep(file);
        } catch (FileAlreadyExistsException _) {
            // Another process was faster; its key counts.
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /// A power cut takes no name away any more.
    private static void keep(Path file) throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
            folder.force(true);
        }
    }

    private static void write(Path file, int bytes) throws IOException {
        var key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        var line = Base64.getEncoder().encodeToString(key) + "\n";
        try (var channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), attributes(file))) {
            channel.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path file) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[]{OWNER_ONLY} : new FileAttribute<?>[0];
    }
}
