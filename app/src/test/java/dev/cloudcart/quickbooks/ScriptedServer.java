package dev.cloudcart.quickbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A server that gives prepared answers, one after the other, and remembers what it was asked.
public final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Line> script = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    /// @param status 0 cuts the connection
    private record Line(int status, String body) {}

    /// @param address path and query, decoded
    public record Request(String method, String address, String authorization, String body) {}

    private ScriptedServer(HttpServer server) {
        this.server = server;
    }

    public static ScriptedServer start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var server = new ScriptedServer(http);
            http.createContext("/", server::answer);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized ScriptedServer then(int status, String body) {
        script.add(new Line(status, body));
        return this;
    }

    public ScriptedServer thenCut() {
        return then(0, "");
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var uri = exchange.getRequestURI();
        requests.add(new Request(
                exchange.getRequestMethod(),
                URLDecoder.decode(uri.toString(), UTF_8),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        var line = script.isEmpty() ? new Line(500, "the script is over") : script.remove();
        if (line.status == 0) {
            exchange.close();
            return;
        }
        var bytes = line.body.getBytes(UTF_8);
        exchange.sendResponseHeaders(line.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
