package dev.cloudcart.connections;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A token endpoint that knows one refresh token and does as it is told.
final class IntuitFake implements AutoCloseable {

    /// Out of the usual, for one call each.
    enum Whim {
        /// Changes the refresh token, which it else does not.
        ROTATE,
        /// Does all and says nothing.
        LOSE_ANSWER,
        /// Changes the refresh token and says nothing.
        ROTATE_AND_LOSE_ANSWER,
        BUSY,
        NONSENSE
    }

    final List<Map<String, String>> calls = Collections.synchronizedList(new ArrayList<>());
    final ConcurrentLinkedQueue<Whim> whims = new ConcurrentLinkedQueue<>();
    volatile String refreshToken = "refresh-1";

    /// Happens after the refresh token has changed and before the answer.
    volatile Runnable meanwhile = () -> {};

    private final HttpServer server;

    private IntuitFake(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::token);
        server.createContext("/revoke", this::revoke);
        server.start();
    }

    static IntuitFake start() {
        try {
            return new IntuitFake(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    URI uri(String path) {
        return URI.create("http://localhost:%d/%s".formatted(server.getAddress().getPort(), path));
    }

    QuickBooksOAuth oauth(String secret) {
        return new QuickBooksOAuth(uri("authorize"), uri("token"), uri("revoke"), "our-app", secret);
    }

    void forgetTheRefreshToken() {
        refreshToken = "another";
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        calls.add(form);
        var whim = whims.poll();
        if (whim == Whim.BUSY) {
            answer(exchange, 503, "<html>busy</html>");
        } else if (whim == Whim.NONSENSE) {
            answer(exchange, 200, "{}");
        } else if (!isFromOurApp(exchange)) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (!refreshToken.equals(form.get("refresh_token")) && !"code-1".equals(form.get("code"))) {
            answer(exchange, 400, """
                    {"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}""");
        } else {
            grant(exchange, whim);
        }
    }

    private void grant(HttpExchange exchange, Whim whim) throws IOException {
        if (whim == Whim.ROTATE || whim == Whim.ROTATE_AND_LOSE_ANSWER) {
            refreshToken = "refresh-2";
        }
        meanwhile.run();
        if (whim == Whim.LOSE_ANSWER || whim == Whim.ROTATE_AND_LOSE_ANSWER) {
            exchange.close();
            return;
        }
        answer(exchange, 200, """
                {"token_type":"bearer","access_token":"access-%d","expires_in":3600,"refresh_token":"%s",
                "x_refresh_token_expires_in":8640000,"x_refresh_token_hard_expires_in":157680000}""".formatted(calls.size(), refreshToken));
    }

    private void revoke(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (isFromOurApp(exchange) && body.equals("{\"token\":\"%s\"}".formatted(refreshToken))) {
            forgetTheRefreshToken();
        }
        answer(exchange, 200, "");
    }

    private static boolean isFromOurApp(HttpExchange exchange) {
        var expected = "Basic " + Base64.getEncoder().encodeToString("our-app:hush".getBytes(UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "application/json".equals(exchange.getRequestHeaders().getFirst("Accept"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("intuit_tid", "1-abc");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var field : body.split("&", -1)) {
            var equals = field.indexOf('=');
            form.put(field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
