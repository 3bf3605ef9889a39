package dev.cloudcart.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the API of a served installation.
final class Programs implements AutoCloseable {

    private final int port;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    private Programs(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /// With the installation's own token.
    static Programs of(int port, Path home) throws IOException {
        return new Programs(port, Files.readString(home.resolve("api-token")).strip());
    }

    /// The same with another token.
    Programs with(String other) {
        return new Programs(port, other);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    /// @param path below `/api/v1`
    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(port, path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            call.headers(headers);
        }
        return http.send(call.build(), BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    String detail(HttpResponse<String> answer) {
        return json(answer).path("detail").asString();
    }

    @Override
    public void close() {
        http.close();
    }
}
