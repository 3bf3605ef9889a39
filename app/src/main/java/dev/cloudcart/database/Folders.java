package dev.cloudcart.database;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// Private folders and files of the home, and one sentence for each way in which making them fails.
final class Folders {
    /// What the programs, an empty database and its journal take together.
    private static final long ROOM_NEEDED = 300L << 20;
    /// A server writes its journal in files of 16 MB.
    private static final long ROOM_LEAST = 16L << 20;

    private Folders() {}

    /// Makes the folder, open to its owner alone, unless it is there.
    static void create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, asFileAttribute(fromString("rwx------")));
            }
        } catch (IOException e) {
            throw trouble(folder, e);
        }
        mustTake(folder);
    }

    /// @throws DatabaseUnavailable when nothing can be written into the folder, or hardly anything
    static void mustTake(Path folder) {
        if (isReadOnly(folder)) {
            throw readOnly(folder, null);
        }
        if (!Files.isWritable(folder)) {
            throw notOurs(folder, null);
        }
        if (roomIn(folder) < ROOM_LEAST) {
            throw full(folder, null);
        }
    }

    /// Writes a file that only its owner may read; it is there whole or not at all.
    static void writePrivately(Path file, String text) {
        try {
            PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw trouble(file.resolveSibling(""), e);
        }
    }

    static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw trouble(folder, e);
        }
    }

    static DatabaseUnavailable trouble(Path folder, IOException e) {
        if (isReadOnly(folder)) {
            return readOnly(folder, e);
        }
        if (e instanceof AccessDeniedException) {
            return notOurs(folder, e);
        }
        if (roomIn(folder) < ROOM_NEEDED) {
            return full(folder, e);
        }
        return new DatabaseUnavailable("""
                        Writing into %s failed: see that it is a folder on a sound disk, or set cloudcart.home to another folder.""".formatted(folder), e);
    }

    /// PostgreSQL itself failed in the home.
    static DatabaseUnavailable trouble(Home home, String what, @Nullable SQLException e) {
        if (roomIn(home.folder()) < ROOM_LEAST) {
            return full(home.folder(), e);
        }
        return new DatabaseUnavailable(
                "PostgreSQL %s in %s: the end of %s says why.".formatted(what, home.data(), home.log()), e);
    }

    private static DatabaseUnavailable full(Path folder, @Nullable Exception e) {
        return new DatabaseUnavailable("""
                The disk of %s is full: free at least 300 MB, or set cloudcart.home to a folder on another disk.""".formatted(folder), e);
    }

    private static DatabaseUnavailable readOnly(Path folder, @Nullable IOException e) {
        return new DatabaseUnavailable("""
                        The disk of %s can only be read: mount it so that it can be written to, or set cloudcart.home to a folder on \
                        another disk.""".formatted(folder), e);
    }

    private static boolean isReadOnly(Path folder) {
        try {
            return Files.getFileStore(existing(folder)).isReadOnly();
        } catch (IOException _) {
            return false;
        }
    }

    private static DatabaseUnavailable notOurs(Path folder, @Nullable IOException e) {
        return new DatabaseUnavailable("""
                The user %s may not write into the folder %s: allow it, or set cloudcart.home to another folder.""".formatted(System.getProperty("user.name"), folder), e);
    }

    static long roomIn(Path folder) {
        return existing(folder).toFile().getUsableSpace();
    }

    private static Path existing(Path folder) {
        var existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }
}
