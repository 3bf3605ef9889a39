package dev.cloudcart.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.cloudcart.Application;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.ShellFixture.Seen;
import dev.cloudcart.shell.session.Start;
import dev.cloudcart.shell.session.Terminal;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// The shell as a person meets it, with both services simulated behind it.
final class SimulatedServices implements AutoCloseable {

    final LinnworksSimulator linnworks =
            LinnworksSimulator.start(LinnworksSimulator.Options.usual().limits(Limits.OFF));
    final QuickBooksSimulator quickBooks =
            QuickBooksSimulator.start(QuickBooksSimulator.Options.usual().limits(Limits.OFF));
    private final Map<String, String> properties;

    SimulatedServices(TestDatabase database, Path home) {
        properties = new HashMap<>(ShellFixture.properties(database, home));
        properties.putAll(Map.of(
                "cloudcart.linnworks.auth-uri",
                linnworks.authorizeUri().toString(),
                "cloudcart.linnworks.application-id",
                LinnworksSimulator.APPLICATION_ID.toString(),
                "cloudcart.linnworks.application-secret",
                LinnworksSimulator.APPLICATION_SECRET.toString(),
                "cloudcart.linnworks.pace",
                "false",
                "cloudcart.quickbooks.pace",
                "false",
                "cloudcart.quickbooks.api-uri",
                quickBooks.uri().toString(),
                "cloudcart.quickbooks.token-uri",
                quickBooks.tokenUri().toString(),
                "cloudcart.quickbooks.client-id",
                QuickBooksSimulator.CLIENT_ID,
                "cloudcart.quickbooks.client-secret",
                QuickBooksSimulator.CLIENT_SECRET));
        properties.put("cloudcart.quickbooks.revoke-uri", quickBooks.revokeUri().toString());
    }

    Seen types(String... words) {
        return typesInto("", words);
    }

    Seen typesInto(String in, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        return types(
                new Terminal(
                        stream(out),
                        stream(err),
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        false,
                        false),
                out,
                err,
                words);
    }

    /// As the arguments of a process of its own.
    Seen typesAsProcess(String in, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        return types(
                new Terminal(
                        stream(out),
                        stream(err),
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        true,
                        true),
                out,
                err,
                words);
    }

    private Seen types(Terminal terminal, ByteArrayOutputStream out, ByteArrayOutputStream err, String... words) {
        var shell = new Shell(
                wish -> Application.start(new Start.Wish(wish.serving(), wish.debug(), properties)), terminal);
        return new Seen(shell.run(words), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    void sells(InputStream orders) throws IOException {
        linnworks.load(orders);
    }

    /// Somebody deletes a document in QuickBooks.
    ///
    /// @param kind such as `salesreceipt`
    void deletes(String kind, String id, String accessToken) throws IOException, InterruptedException {
        var uri = URI.create("%s/v3/company/%s/%s?operation=delete&minorversion=75"
                .formatted(quickBooks.uri(), QuickBooksSimulator.REALM, kind));
        var call = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + accessToken)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Id\": \"%s\", \"SyncToken\": \"0\"}".formatted(id)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(call, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
        }
    }

    String accessToken(String company) {
        try (var rooms = Application.start(new Start.Wish(false, false, properties))) {
            var found = rooms.getBean(Companies.class).named(company).orElseThrow();
            return rooms.getBean(Connections.class).quickBooks(found.id()).accessToken();
        }
    }

    @Override
    public void close() {
        linnworks.close();
        quickBooks.close();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
