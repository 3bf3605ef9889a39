package dev.cloudcart.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/// The processes that use the server of a home. Each holds a shared lock on one file, which the operating system
/// takes back when the process dies. Join and leave under the [Guard].
///
/// A process must open the file once only: on POSIX systems closing any channel to it drops all its locks.
final class Users implements AutoCloseable {
    private final Home home;
    private final FileChannel channel;
    private final FileLock ours;

    private Users(Home home, FileChannel channel, FileLock ours) {
        this.home = home;
        this.channel = channel;
        this.ours = ours;
    }

    static Users join(Home home) {
        try {
            var channel = FileChannel.open(
                    home.users(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new Users(home, channel, channel.lock(0, Long.MAX_VALUE, true));
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
    }

    /// Gives up our own use and tells whether it was the last one.
    boolean leave() {
        try {
            ours.release();
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw Folders.trouble(home.folder(), e);
        }
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
