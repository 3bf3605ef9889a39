package dev.cloudcart.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Files of the home that nobody but their owner may read. They are there whole or not at all, also after a loss of
/// power.
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /// A secret that others may read is none, whoever read it.
    ///
    /// @return a plain sentence with the way to mend it; empty where nobody but the owner may touch the file
    public static Optional<String> openToOthers(Path file) throws IOException {
        var rights = Files.getPosixFilePermissions(file);
        rights.removeAll(OWNER);
        return rights.isEmpty() ? Optional.empty() : Optional.of("""
                                The file %s holds a secret, and others may touch it: take their rights away (chmod 600 %s), and replace the \
                                secret if somebody may have read it.""".formatted(file, file));
    }

    /// @throws DatabaseUnavailable when others may touch it, with the way to mend it
    public static void mustBeClosed(Path file) {
        try {
            openToOthers(file).ifPresent(sentence -> {
                throw new DatabaseUnavailable(sentence);
            });
        } catch (IOException e) {
            throw Folders.trouble(file, e);
        }
    }

    /// Replaces what was there.
    public static void write(Path file, byte[] content) throws IOException {
        place(file, content, aside -> Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE));
    }

    /// Gives a file the name of another, which is no more.
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(to.toAbsolutePath().resolveSibling(""));
    }

    /// Of several processes that make it at once, one wins.
    public static void makeUnlessThere(Path file, byte[] content) throws IOException {
        place(file, content, aside -> {
            try {
                Files.createLink(file, aside);
            } catch (FileAlreadyExistsException _) {
                // Another process was faster; what it wrote counts.
            }
        });
    }

    @FunctionalInterface
    private interface Placing {
        void place(Path aside) throws IOException;
    }

    private static void place(Path file, byte[] content, Placing placing) throws IOException {
        var folder = file.toAbsolutePath().resolveSibling("");
        PrivateFolder.make(folder);
        var aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            fill(aside, content);
            placing.place(aside);
        } finally {
            Files.deleteIfExists(aside);
        }
        sync(folder);
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /// Only then is the name of a new file as durable as what is in it (Linux, fsync(2)).
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
