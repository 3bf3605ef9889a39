package dev.cloudcart.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs `./cloudcart` as a user does and watches what it uses.
final class Shell {

    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Path script;
    private final Path home;
    private final Map<String, String> environment;

    /// @param wall from start to end of the process
    /// @param database CPU time of its home's PostgreSQL, which starts and ends with it
    record Ended(int status, String out, Duration wall, Usage usage, Duration database) {}

    Shell(Path home, Map<String, String> environment) throws URISyntaxException {
        this.home = home;
        var jar = Path.of(
                Shell.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        this.script = jar.resolve("../../../cloudcart").normalize();
        this.environment = environment;
    }

    /// @throws IOException when the command does not end well
    Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        builder.environment().put("CLOUDCART_HOME", home.toString());
        long started = System.nanoTime();
        var process = builder.start();
        process.getOutputStream().close();
        var out = CompletableFuture.supplyAsync(() -> read(process));
        var usage = Usage.NONE;
        var database = Duration.ZERO;
        while (!process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            usage = usage.most(Usage.of(process.pid()));
            var used = Usage.cpuOf("postgres", home);
            database = used.compareTo(database) > 0 ? used : database;
        }
        var ended = new Ended(
                process.exitValue(), out.join(), Duration.ofNanos(System.nanoTime() - started), usage, database);
        if (ended.status() != 0 && ended.status() != 3) {
            throw new IOException("%s ended with %d".formatted(String.join(" ", command), ended.status()));
        }
        return ended;
    }

    private static String read(Process process) {
        try (var in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
