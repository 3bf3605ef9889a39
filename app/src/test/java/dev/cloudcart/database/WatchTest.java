package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    @Test
    void handsErrorsOnToTheLastHandlerAndLooksAgain(@TempDir Path folder) {
        var failure = new OutOfMemoryError("as it was told to");
        var handed = new CopyOnWriteArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, met) -> handed.add(met));
        try (var _ = Watch.over(new Home(folder), () -> {
            throw failure;
        })) {
            await().dontCatchUncaughtExceptions().until(() -> handed.size() >= 2);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(handed).containsOnly(failure);
    }
}
