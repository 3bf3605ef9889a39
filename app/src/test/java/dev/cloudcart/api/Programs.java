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
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.Application;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.shell.session.Start;

/// A served installation with somebody who calls its API.
final class Programs implements AutoCloseable {

    private final @Nullable ConfigurableApplicationContext rooms;
    private final int port;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    private Programs(@Nullable ConfigurableApplicationContext rooms, int port, String token) {
        this.rooms = rooms;
        this.port = port;
        this.token = token;
    }

    /// Of an installation that somebody else serves and stops.
    static Programs of(int port, Path home) throws IOException {
        return new Programs(null, port, tokenOf(home));
    }

    /// The same with another token.
    Programs with(String other) {
        return new Programs(null, port, other);
    }

    private static String tokenOf(Path home) throws IOException {
        return Files.readString(home.resolve("api-token")).strip();
    }

    static Programs serve(TestDatabase database, Path home) throws IOException {
        var rooms = Application.start(new Start.Wish(
                true,
                false,
                Map.of(
                        "cloudcart.home",
                        home.toString(),
                        "server.port",
                        "0",
                        "spring.datasource.url",
                        database.url(),
                        "spring.datasource.username",
                        database.username(),
                        "spring.datasource.password",
                        database.password(),
                        "logging.level.root",
                        "off")));
        var port = rooms.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Programs(rooms, port, tokenOf(home));
    }

    void company(String name, CurrencyUnit currency) {
        get(Companies.class).add(name, currency, ZoneId.of("Europe/London"), "test");
    }

    <T> T get(Class<T> what) {
        return Objects.requireNonNull(rooms).getBean(what);
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
        if (rooms != null) {
            rooms.close();
        }
    }
}
