package dev.cloudcart.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one thread of one process at a time at files of the home. It ends with the process that has it, however that
/// ends.
public final class PrivateLock {

    /// Locks of files are for processes: two threads of one would be refused.
    private static final ReentrantLock THREADS = new ReentrantLock();

    /// Many times what a few small files take, and less than the others wait for whoever renews a token.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private PrivateLock() {}

    /// What is done alone.
    @FunctionalInterface
    public interface Act {
        void run() throws IOException;
    }

    /// @param file made where it is not there; nothing is ever in it
    /// @throws IOException also where another one keeps it for longer than anything that is done alone takes
    public static void alone(Path file, Act act) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        takeTurn(file, deadline);
        try {
            PrivateFolder.make(file.toAbsolutePath().resolveSibling(""));
            try (var channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    var _ = lock(channel, file, deadline)) {
                act.run();
            }
        } finally {
            THREADS.unlock();
        }
    }

    private static void takeTurn(Path file, long deadline) throws IOException {
        try {
            if (!THREADS.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw kept(file);
            }
        } catch (InterruptedException _) {
            throw interrupted(file);
        }
    }

    /// Whoever was stopped and not killed keeps it for ever.
    private static FileLock lock(FileChannel channel, Path file, long deadline) throws IOException {
        var lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() - deadline > 0) {
                throw kept(file);
            }
            pause(file);
            lock = channel.tryLock();
        }
        return lock;
    }

    private static void pause(Path file) throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            throw interrupted(file);
        }
    }

    private static IOException kept(Path file) {
        return new IOException("another Cloud Cart has kept %s for %d seconds".formatted(file, PATIENCE.toSeconds()));
    }

    private static IOException interrupted(Path file) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("the wait for %s was interrupted".formatted(file));
    }
}
