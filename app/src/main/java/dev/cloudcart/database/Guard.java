package dev.cloudcart.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// The right to start or stop the server of a home, held by one process at a time.
record Guard(Home home, FileChannel channel) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    static Guard take(Home home) {
        try {
            var channel = FileChannel.open(home.guard(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                waitFor(channel, home);
                return new Guard(home, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
    }

    private static FileLock waitFor(FileChannel channel, Home home) throws IOException {
        var deadline = Deadline.in(LIMIT);
        var lock = channel.tryLock();
        while (lock == null) {
            deadline.pause("Another Cloud Cart has been starting or stopping the database in %s for minutes: end it."
                    .formatted(home.folder()));
            lock = channel.tryLock();
        }
        return lock;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
    }
}
