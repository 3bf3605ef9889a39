package dev.cloudcart.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Another process that uses the embedded database until it is told to leave, or killed.
record Holder(Process process, BufferedReader output) implements AutoCloseable {
    /// The other process: prints the port, then waits for the end of its input.
    static void main(String[] arguments) throws IOException {
        try (var postgres = EmbeddedPostgres.open(new Home(Path.of(arguments[0])))) {
            IO.println("port " + postgres.port());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    static Holder start(Home home) {
        try {
            var java = ProcessHandle.current().info().command().orElseThrow();
            var process = new ProcessBuilder(
                            java,
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            home.folder().toString())
                    .redirectError(Redirect.INHERIT)
                    .start();
            return new Holder(process, process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it has the database.
    int port() {
        return output.lines()
                .filter(line -> line.startsWith("port "))
                .map(line -> Integer.parseInt(line.substring(5)))
                .findFirst()
                .orElseThrow();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void leave() {
        try {
            process.getOutputStream().close();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
