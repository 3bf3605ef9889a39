package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// One program, run to its end.
record Command(List<String> words, Path folder, Duration limit) {
    /// Of our environment, which may hold secrets, and settings of PostgreSQL's.
    private static final Set<String> NEEDED = Set.of("PATH", "LD_LIBRARY_PATH");

    private static final int NOT_FOUND = 127;
    private static final int TIMED_OUT = 124;

    /// How it ended; the statuses of a program that is missing or takes too long are those a shell uses.
    record Ended(int status, String output) {
        boolean well() {
            return status == 0;
        }
    }

    /// The output goes through a file, because a server started by the program would keep a pipe open.
    Ended run() throws IOException {
        var output = Files.createTempFile(folder, "command", ".out");
        try {
            return new Ended(run(output), Files.readString(output).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private int run(Path output) throws IOException {
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().keySet().retainAll(NEEDED);
        try {
            return await(builder.start());
        } catch (IOException e) {
            Files.writeString(output, words.getFirst() + " cannot be run");
            return NOT_FOUND;
        }
    }

    private int await(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroy();
            return TIMED_OUT;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Starting the database was interrupted: start again.", e);
        }
    }
}
