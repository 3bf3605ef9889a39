package dev.cloudcart.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells which files of the home somebody is just at, in whatever process or container: whoever is has locked another
/// file of that name. The lock ends with the process, however that ends, and no process has it by its number.
public final class UnderWay {

    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

    /// Those of this process: to open one of them anew and close it would free its lock (POSIX, fcntl).
    private static final Map<Path, FileChannel> OURS = new ConcurrentHashMap<>();

    private final Path folder;

    public UnderWay(Path folder) {
        this.folder = folder;
    }

    /// Before the file is there, so that nobody meets it without its lock.
    public void begin(Path file) throws IOException {
        PrivateFolder.make(folder);
        var channel = FileChannel.open(
                sign(file),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        channel.lock();
        OURS.put(sign(file), channel);
    }

    public void end(Path file) {
        try {
            Files.deleteIfExists(sign(file));
            var ours = OURS.remove(sign(file));
            if (ours != null) {
                ours.close();
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted; it does no harm", sign(file), e);
        }
    }

    /// @throws IOException when that cannot be found out just now
    public boolean is(Path file) throws IOException {
        if (OURS.containsKey(sign(file))) {
            return true;
        }
        try (var channel = FileChannel.open(sign(file), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private Path sign(Path file) {
        return folder.resolve(file.getFileName()).toAbsolutePath();
    }
}
