package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

class ThrowAwayHomeTest {

    private static final int FILES = 2_000;

    /// As a database does that is being ended.
    @Test
    void goesThoughSomebodyStillWritesInItAndTakesFilesAway() throws Exception {
        var home = new ThrowAwayHome();
        var database = Files.createDirectory(home.folder().resolve("database"));
        var begun = new CountDownLatch(1);
        var ending = Thread.ofPlatform().start(() -> write(database, begun));
        begun.await();

        home.close();
        ending.join();
        home.close();

        assertThat(home.folder()).doesNotExist();
    }

    private static void write(Path database, CountDownLatch begun) {
        try {
            for (int i = 0; i < FILES && Files.exists(database); i++) {
                var file = Files.createFile(database.resolve("file" + i));
                begun.countDown();
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // The folder is gone.
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
