package dev.cloudcart;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;

/// A log that nobody but its owner may read, whatever the process's mask for new files says.
public final class PrivateLog extends RollingFileAppender<ILoggingEvent> {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LOOKS_MAX = 1_200;

    /// What is rolled is packed beside us, into a file that is made by the mask of the process.
    @Override
    public void rollover() {
        super.rollover();
        getContext().getExecutorService().execute(this::closeRolled);
    }

    private void closeRolled() {
        try {
            for (int looks = 0; looks < LOOKS_MAX && closeAll(); looks++) {
                Thread.sleep(PAUSE);
            }
            closeAll();
        } catch (IOException e) {
            addWarn("The rights of rolled logs cannot be looked at", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether one is being packed
    private boolean closeAll() throws IOException {
        boolean packing = false;
        var file = Path.of(getFile()).toAbsolutePath();
        var name = file.getFileName().toString().replaceFirst("log$", "");
        try (var all = Files.newDirectoryStream(file.resolveSibling(""), name + "*")) {
            for (var one : all) {
                packing |= one.toString().endsWith(".tmp");
                close(one);
            }
        }
        return packing;
    }

    private static void close(Path file) throws IOException {
        try {
            Files.setPosixFilePermissions(file, OWNER);
        } catch (NoSuchFileException _) {
            // It was packed, or is too old, since we looked.
        }
    }

    @Override
    public void openFile(String name) throws IOException {
        var file = Path.of(name);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException _) {
            Files.setPosixFilePermissions(file, OWNER);
        }
        super.openFile(name);
    }
}
