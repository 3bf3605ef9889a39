package dev.cloudcart.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one thread of one process at a time at files of the home. It ends with the process that has it, however that
/// ends.
public final class PrivateLock {

    /// Locks of files are for processes: two threads of one would be refused.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private PrivateLock() {}

    /// What is done alone.
    @FunctionalInterface
    public interface Act {
        void run() throws IOException;
    }

    /// @param file made where it is not there; nothing is ever in it
    public static void alone(Path file, Act act) throws IOException {
        THREADS.lock();
        try {
            PrivateFolder.make(file.toAbsolutePath().resolveSibling(""));
            try (var channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    var _ = channel.lock()) {
                act.run();
            }
        } finally {
            THREADS.unlock();
        }
    }
}
