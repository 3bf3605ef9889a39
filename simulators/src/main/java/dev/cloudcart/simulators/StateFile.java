package dev.cloudcart.simulators;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// The state of both simulators in one file, from one start to the next.
final class StateFile {

    private final Path file;
    private final LinnworksSimulator linnworks;
    private final QuickBooksSimulator quickBooks;
    private boolean saved;

    StateFile(Path file, LinnworksSimulator linnworks, QuickBooksSimulator quickBooks) {
        this.file = file.toAbsolutePath();
        this.linnworks = linnworks;
        this.quickBooks = quickBooks;
    }

    interface Wait {
        void run() throws InterruptedException;
    }

    interface Restored {
        void from(InputStream in) throws IOException;
    }

    /// False when there is no such file yet. One that cannot be read is an IllegalArgumentException with a
    /// sentence.
    boolean restore() {
        if (Files.notExists(file)) {
            refuseUnwritable();
            return false;
        }
        restore(linnworks::restore);
        restore(quickBooks::restore);
        return true;
    }

    private void refuseUnwritable() {
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new IllegalArgumentException("The folder of %s does not exist.".formatted(file));
        }
    }

    private void restore(Restored simulator) {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            simulator.from(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file %s cannot be read.".formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The state in %s cannot be restored. %s".formatted(file, e.getMessage()), e);
        }
    }

    /// Saves when the wait is over, and also when the program is told to stop during it (Ctrl-C).
    void saveAfter(Wait wait) throws InterruptedException, IOException {
        var hook = new Thread(this::saveAtTheEnd, "save state");
        Runtime.getRuntime().addShutdownHook(hook);
        wait.run();
        saveOnce();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // it is running already, and finds everything saved
        }
    }

    @SuppressWarnings("SystemOut") // the program is ending; nobody else can say it any more
    private void saveAtTheEnd() {
        try {
            saveOnce();
        } catch (IOException _) {
            System.err.println(
                    "The state cannot be written to %s: let this program write there, and make room on the disk."
                            .formatted(file));
        }
    }

    /// Whoever comes second waits for the first.
    private synchronized void saveOnce() throws IOException {
        if (!saved) {
            saved = true;
            save();
        }
    }

    /// Written beside it and moved, so that the file is always a whole one.
    private void save() throws IOException {
        var beside = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
                linnworks.save(out);
                quickBooks.save(out);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
