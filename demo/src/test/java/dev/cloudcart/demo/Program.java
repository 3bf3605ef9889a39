package dev.cloudcart.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.shell.session.Start;

/// The real program in a process of its own.
final class Program {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern STAGE = Pattern.compile("Reading|Creating|Posting");

    private final List<String> properties;
    private final Path archive;

    Program(Addresses addresses) {
        archive = addresses.home().resolve("program.aot");
        var wish = addresses.added(new Start.Wish(false, false, Map.of()));
        this.properties = new ArrayList<>(wish.properties().entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toList());
        properties.addAll(List.of(
                "--cloudcart.quickbooks.first-pause=20ms",
                "--cloudcart.quickbooks.longest-pause=200ms",
                "--cloudcart.quickbooks.crowded-pause=200ms"));
    }

    /// @return the exit status
    int run(String... words) throws IOException, InterruptedException {
        return start(words).await();
    }

    Running start(String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(classes());
        command.add("dev.cloudcart.Application");
        command.addAll(List.of(words));
        command.addAll(properties);
        return new Running(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /// The first run keeps what it learned of the classes, and those after it start in half the time. The JVM does
    /// so for jars only: where the app is still a folder of classes, every start is slow.
    private List<String> classes() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var jars = Stream.of(all.split(File.pathSeparator))
                .filter(name -> name.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        if (!jars.contains("cloudcart-app")) {
            return List.of("-cp", all);
        }
        var quickening = Files.exists(archive) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=";
        return List.of("-cp", jars, quickening + archive);
    }

    /// A process under way. What it says is read, so that it never waits for us.
    static final class Running {

        private final Process process;
        private final CountDownLatch working = new CountDownLatch(1);

        Running(Process process) {
            this.process = process;
            Thread.ofVirtual().start(this::listen);
        }

        /// Returns when the run has begun to read, create or post, or has ended. What fits on one page is read
        /// without a word.
        void awaitWorking() throws InterruptedException {
            working.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        boolean isAlive() {
            return process.isAlive();
        }

        /// Until it ends, at most for this time.
        void awaitFor(Duration time) throws InterruptedException {
            process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        /// @return false when it had ended by itself
        boolean killAfter(Duration moment) throws InterruptedException {
            boolean ended = process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            await();
            return !ended;
        }

        int await() throws InterruptedException {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The program did not end");
            }
            return process.exitValue();
        }

        private void listen() {
            try (var said =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (var line = said.readLine(); line != null; line = said.readLine()) {
                    if (STAGE.matcher(line).lookingAt()) {
                        working.countDown();
                    }
                }
            } catch (IOException killed) {
                // its end of the pipe is gone with it
            } finally {
                working.countDown();
            }
        }
    }
}
