package dev.cloudcart.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Node.js of this machine, with the packages of the lock file installed below `target`.
final class Node {

    static final String MISSING =
            "There is no node with npm on the path: the clients from npm are not run." + " Install nodejs and npm.";

    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final Path HOME = Path.of("target/node");
    private static final Path INSTALLED = HOME.resolve("installed.json");
    private static final Pattern RESULT = Pattern.compile("(?m)^(not ok|ok) \\d+ - (.*)$");
    private static final int SECONDS_MAX = 240;

    /// @param results whether each test passed, by its name
    record Run(Map<String, Boolean> results, String output) {}

    private Node() {}

    static boolean isThere() {
        return isOnPath("node") && isOnPath("npm");
    }

    /// Installs what the lock file names unless that is there already; the scripts of packages are not run.
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        try (var files = Files.list(SCRIPTS)) {
            for (var file : files.toList()) {
                Files.copy(file, HOME.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var lock = HOME.resolve("package-lock.json");
        if (Files.exists(INSTALLED) && Files.mismatch(lock, INSTALLED) < 0) {
            return;
        }
        var run = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), Map.of());
        if (run.exit != 0) {
            throw new IllegalStateException("npm could not install the clients:\n" + run.output);
        }
        Files.copy(lock, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
    }

    static Run run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        var output = run(List.of("node", "--test-reporter=tap", script), environment).output;
        var results = new LinkedHashMap<String, Boolean>();
        RESULT.matcher(output)
                .results()
                .forEach(result -> results.put(result.group(2), result.group(1).equals("ok")));
        return new Run(results, output);
    }

    private record Ended(int exit, String output) {}

    private static Ended run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var log = Files.createTempFile(HOME, "run", ".log");
        var builder = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        var output = Files.readString(log, UTF_8);
        Files.delete(log);
        return new Ended(process.exitValue(), output);
    }

    private static boolean isOnPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
