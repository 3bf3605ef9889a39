package dev.cloudcart.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// A home folder that goes with the demo, also on Ctrl-C.
final class ThrowAwayHome implements AutoCloseable {

    private static final int SECONDS_TO_CLEAN_UP = 15;

    private final Path folder;
    private final CountDownLatch gone = new CountDownLatch(1);

    ThrowAwayHome() throws IOException {
        this.folder = Files.createTempDirectory("cloudcart-demo-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitGone, "wait for the demo to clean up"));
    }

    Path folder() {
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

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException trouble) throws IOException {
                Files.deleteIfExists(left);
                return FileVisitResult.CONTINUE;
            }
        });
        gone.countDown();
    }
}
