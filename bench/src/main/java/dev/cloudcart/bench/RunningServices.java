package dev.cloudcart.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// The simulators in their own process, seen from the benchmark.
final class RunningServices implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final URI linnworks;
    private final URI quickBooks;
    private final LocalDate opening;

    private RunningServices(Process process, String addresses) {
        var words = List.of(addresses.split(" "));
        this.process = process;
        this.linnworks = URI.create(words.get(0));
        this.quickBooks = URI.create(words.get(1));
        this.opening =
                LocalDate.ofInstant(Instant.parse(words.get(2)), ZoneOffset.UTC).minusDays(1);
    }

    /// @param heap as `-Xmx` has it
    record Wanted(int orders, int latencyMillis, boolean published, String heap) {}

    static RunningServices start(Wanted wanted) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx" + wanted.heap,
                        "-XX:+UseParallelGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Services.class.getName(),
                        Integer.toString(wanted.orders),
                        Integer.toString(wanted.latencyMillis),
                        wanted.published ? "published" : "off",
                        "1",
                        Instant.now().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var addresses = out.readLine();
        if (addresses == null) {
            throw new IOException("The simulators did not start");
        }
        return new RunningServices(process, addresses);
    }

    URI quickBooks() {
        return quickBooks;
    }

    /// A day before the oldest record.
    LocalDate opening() {
        return opening;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// What `./cloudcart` needs to find them.
    Map<String, String> environment() {
        return Map.of(
                "CLOUDCART_LINNWORKS_AUTH_URI",
                linnworks + "/api/Auth/AuthorizeByApplication",
                "CLOUDCART_LINNWORKS_APPLICATION_ID",
                LinnworksSimulator.APPLICATION_ID.toString(),
                "CLOUDCART_LINNWORKS_APPLICATION_SECRET",
                LinnworksSimulator.APPLICATION_SECRET.toString(),
                "CLOUDCART_QUICKBOOKS_API_URI",
                quickBooks.toString(),
                "CLOUDCART_QUICKBOOKS_TOKEN_URI",
                quickBooks + "/oauth2/v1/tokens/bearer",
                "CLOUDCART_QUICKBOOKS_CLIENT_ID",
                QuickBooksSimulator.CLIENT_ID,
                "CLOUDCART_QUICKBOOKS_CLIENT_SECRET",
                QuickBooksSimulator.CLIENT_SECRET);
    }

    /// What the QuickBooks simulator has counted.
    JsonNode quickBooksState() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(quickBooks.resolve("/_simulator/state"))
                    .build();
            return JSON.readTree(
                    client.send(request, BodyHandlers.ofByteArray()).body());
        }
    }

    JsonNode linnworksState() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(linnworks.resolve("/_simulator/state"))
                    .build();
            return JSON.readTree(
                    client.send(request, BodyHandlers.ofByteArray()).body());
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
