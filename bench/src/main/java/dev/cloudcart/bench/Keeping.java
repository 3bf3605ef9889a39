package dev.cloudcart.bench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

/// What else full books cost: a look at their trial balance, and their state into a file and out of it into a fresh
/// simulator. Wall times.
///
/// @param looked the page of the trial balance
/// @param megabytes of the file, which is packed
/// @param objects sales receipts in the fresh simulator
record Keeping(Duration looked, Duration saved, long megabytes, Duration loaded, String objects) {

    private static final String SNAPSHOT = "/_simulator/snapshot";
    private static final int MEGABYTE = 1 << 20;

    static Keeping of(RunningServices full, String heap) throws IOException, InterruptedException {
        var file = Files.createTempFile("cloudcart-bench-", ".gz");
        try (var client = HttpClient.newHttpClient()) {
            var page = "/companies/" + QuickBooksSimulator.REALM + "/trial-balance";
            var looked = time(client, get(full.quickBooks().resolve(page)), BodyHandlers.discarding());
            var saved = time(client, get(full.quickBooks().resolve(SNAPSHOT)), BodyHandlers.ofFile(file));
            full.close();
            try (var fresh = RunningServices.start(new RunningServices.Wanted(1, 0, false, heap))) {
                var loaded = time(client, post(fresh.quickBooks().resolve(SNAPSHOT), file), BodyHandlers.discarding());
                return new Keeping(
                        looked,
                        saved,
                        Files.size(file) / MEGABYTE,
                        loaded,
                        fresh.quickBooksState().at("/objects/SalesReceipt").asString());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).build();
    }

    private static HttpRequest post(URI uri, Path file) throws FileNotFoundException {
        return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofFile(file)).build();
    }

    private static Duration time(HttpClient client, HttpRequest request, BodyHandler<?> into)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        int status = client.send(request, into).statusCode();
        if (status != 200) {
            throw new IOException(request.uri().getPath() + " answered " + status);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
