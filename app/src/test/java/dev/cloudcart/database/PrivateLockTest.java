package dev.cloudcart.database;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateLockTest {

    @TempDir
    Path home;

    /// A kill in real earnest, of a process that has the lock.
    @Test
    void isWaitedForUntilTheProcessThatHasItIsKilled() throws Exception {
        var file = home.resolve("lock");
        var holder = holder(file);
        try (var says = holder.inputReader()) {
            assertThat(says.readLine()).isEqualTo("held");
            var waiting = CompletableFuture.runAsync(() -> alone(file));
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            holder.destroyForcibly().onExit().join();

            assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(fromString("rw-------"));
        } finally {
            holder.destroyForcibly();
        }
    }

    /// A process that was stopped in the middle never gives it back.
    @Test
    void isNotWaitedForWithoutEnd() throws Exception {
        var file = home.resolve("lock");
        var holder = holder(file);
        try (var says = holder.inputReader()) {
            assertThat(says.readLine()).isEqualTo("held");
            var waiting = CompletableFuture.runAsync(() -> alone(file));
            var waitingForItsTurn = CompletableFuture.runAsync(() -> alone(file));

            assertThat(waiting).failsWithin(Duration.ofSeconds(20));
            assertThat(waitingForItsTurn).failsWithin(Duration.ofSeconds(20));
            assertThatThrownBy(waiting::join)
                    .hasRootCauseMessage("another Cloud Cart has kept %s for 10 seconds", file)
                    .hasRootCauseInstanceOf(IOException.class);
        } finally {
            holder.destroyForcibly().onExit().join();
        }
        alone(file);
    }

    private static Process holder(Path file) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void alone(Path file) {
        try {
            PrivateLock.alone(file, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Holds a lock for ever.
    static final class Holder {
        private Holder() {}

        static void main(String[] words) throws IOException {
            PrivateLock.alone(Path.of(words[0]), () -> {
                System.out.println("held");
                new CompletableFuture<Void>().join();
            });
        }
    }
}
