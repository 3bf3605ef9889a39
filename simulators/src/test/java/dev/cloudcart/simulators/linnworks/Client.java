package dev.cloudcart.simulators.linnworks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.wire.Json;

/// A signed-in caller of one simulator, and the simulator with it.
final class Client implements AutoCloseable {
    final LinnworksSimulator simulator;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    Client(LinnworksSimulator.Options options) {
        simulator = LinnworksSimulator.start(options);
        signIn();
    }

    static Client usual() {
        return new Client(LinnworksSimulator.Options.usual());
    }

    void signIn() {
        token = authorise("application/json", """
                {"ApplicationId":"%s","ApplicationSecret":"%s","Token":"%s"}""".formatted(
                                LinnworksSimulator.APPLICATION_ID,
                                LinnworksSimulator.APPLICATION_SECRET,
                                LinnworksSimulator.INSTALLATION_TOKEN))
                .json()
                .path("Token")
                .asString();
    }

    /// Goes on with the session of another.
    void use(String session) {
        token = session;
    }

    String token() {
        return token;
    }

    Reply authorise(String contentType, String body) {
        return send(HttpRequest.newBuilder(simulator.authorizeUri())
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    Reply post(String method, String json) {
        return send(to(method).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Reply form(String method, String form) {
        return send(to(method)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Reply get(String methodAndQuery) {
        return send(to(methodAndQuery).GET());
    }

    Reply control(String act, String json) {
        return send(HttpRequest.newBuilder(uri("/_simulator/" + act)).POST(BodyPublishers.ofString(json)));
    }

    void load(String lines) {
        try {
            simulator.load(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder to(String method) {
        return HttpRequest.newBuilder(uri("/api/" + method)).header("Authorization", token);
    }

    URI uri(String path) {
        return URI.create(simulator.uri() + path);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        simulator.close();
    }

    /// What came back.
    record Reply(int status, String body, HttpResponse<String> response) {
        Reply(HttpResponse<String> response) {
            this(response.statusCode(), response.body(), response);
        }

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String message() {
            return json().path("Message").asString();
        }
    }
}
