package dev.cloudcart.linnworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.linnworks.session.ApiMethod;
import dev.cloudcart.linnworks.wire.Json;

/// Answers each method as a test says, and remembers what it was asked.
public final class FakeLinnworks implements AutoCloseable {

    /// @param query of a get
    public record Asked(String token, String query, JsonNode body) {}

    public record Answer(int status, String body, Map<String, String> headers) {
        public static Answer ok(String body) {
            return new Answer(200, body, Map.of());
        }

        public static Answer refused(int status, String message) {
            return new Answer(status, "{\"Code\":\"-\",\"Message\":\"%s\"}".formatted(message), Map.of());
        }
    }

    private final HttpServer server;
    private final Map<String, Function<Asked, Answer>> methods = new ConcurrentHashMap<>();
    private final Map<String, List<Asked>> asked = new ConcurrentHashMap<>();

    public FakeLinnworks() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::handle);
        server.start();
        on(ApiMethod.AUTHORISE, this::session);
        on(ApiMethod.COUNTRIES, _ -> Answer.ok("[]"));
    }

    public FakeLinnworks on(ApiMethod method, Function<Asked, Answer> answer) {
        methods.put(method.path(), answer);
        return this;
    }

    public List<Asked> asked(ApiMethod method) {
        return asked.getOrDefault(method.path(), List.of());
    }

    public URI authUri() {
        return URI.create(server() + ApiMethod.AUTHORISE.path());
    }

    public String server() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// Tokens are numbered.
    private Answer session(Asked request) {
        return Answer.ok(
                "{\"Token\":\"session-%d\",\"Server\":\"%s/\",\"TTL\":1800,\"Status\":{\"State\":\"AVAILABLE\"}}"
                        .formatted(asked(ApiMethod.AUTHORISE).size(), server()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var query = exchange.getRequestURI().getQuery();
        var request = new Asked(
                token == null ? "" : token,
                query == null ? "" : query,
                Json.tree(exchange.getRequestBody().readAllBytes()));
        asked.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>()).add(request);
        var answer = methods.getOrDefault(path, none -> Answer.refused(404, "No such method"))
                .apply(request);
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
