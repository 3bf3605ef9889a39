package dev.cloudcart;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;

/// A log that nobody but its owner may read, whatever the process's mask for new files says.
public final class PrivateLog extends RollingFileAppender<ILoggingEvent> {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

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
