package dev.cloudcart.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/// Homes whose PostgreSQL programs are unpacked once for all homes of a process. CrashTest and DemoTest
/// show that a home gets them by itself.
final class TestHome {

    private static final Programs PROGRAMS = Programs.ofThisProcess();

    private TestHome() {}

    static ThrowAwayHome make() throws IOException {
        var home = new ThrowAwayHome();
        Files.createSymbolicLink(home.folder().resolve("pg"), PROGRAMS.folder);
        return home;
    }

    /// A folder that no other process uses as long as this one lives: two that unpack into one at the same moment make
    /// half of both.
    ///
    /// @param lock held until the process ends
    private record Programs(Path folder, FileLock lock) {

        static Programs ofThisProcess() {
            var all = Path.of("target", "test-programs").toAbsolutePath();
            try {
                for (int number = 1; ; number++) {
                    var folder = Files.createDirectories(all.resolve(String.valueOf(number)));
                    var lock = lock(all.resolve(number + ".lock"));
                    if (lock != null) {
                        return new Programs(folder, lock);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static @Nullable FileLock lock(Path file) throws IOException {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        }
    }
}
