package dev.cloudcart.demo;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/// A home folder that goes with the program, also on Ctrl-C.
public final class ThrowAwayHome implements AutoCloseable {

    private static final int SECONDS_TO_CLEAN_UP = 15;
    private static final int TRIES_MAX = 50;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path folder;
    private final CountDownLatch gone = new CountDownLatch(1);

    public ThrowAwayHome() throws IOException {
        this.folder = Files.createTempDirectory("cloudcart-demo-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitGone, "wait for the demo to clean up"));
    }

    public Path folder() {
        return folder;
    }

    Path settings(String yaml) throws IOException {
        return Files.writeString(folder.resolve("demo.yaml"), yaml + "\n");
    }

    /// The end of the process waits until the main thread has left the service and come here.
    private void awaitGone() {
        try {
            gone.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The database in it may still be about to end: what it takes away itself is gone too, and what it has just
    /// written is taken away by the next try.
    @Override
    public void close() throws IOException {
        try {
            for (int left = TRIES_MAX; left > 0 && Files.exists(folder); left--) {
                remove(left == 1);
            }
        } finally {
            gone.countDown();
        }
    }

    private void remove(boolean last) throws IOException {
        try {
            Files.walkFileTree(folder, new Removing());
        } catch (DirectoryNotEmptyException written) {
            if (last) {
                throw written;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static final class Removing extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
            if (trouble instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw trouble;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path left, @Nullable IOException trouble) throws IOException {
            Files.deleteIfExists(left);
            return FileVisitResult.CONTINUE;
        }
    }
}
