package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders of the home that nobody but their owner may look into.
final class PrivateFolder {

    private PrivateFolder() {}

    /// Makes it, and those above it, unless it is there.
    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions
                    .asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
