package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Folders of the home that nobody but their owner may look into.
final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    /// Of folders like /tmp, which belong to everybody (Linux, inode(7)).
    private static final int STICKY = 0x200;

    private PrivateFolder() {}

    /// Makes it, and those above it, unless it is there.
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
        }
    }

    /// The same, and closes one to others that is there.
    static void close(Path folder) throws IOException {
        make(folder);
        var isEverybodys = ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        if (!isEverybodys && !OWNER.containsAll(Files.getPosixFilePermissions(folder))) {
            Files.setPosixFilePermissions(folder, OWNER);
        }
    }
}
