package dev.cloudcart.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Somebody who is told, and answers as the test says.
final class ReceiverFake implements AutoCloseable {

    final List<Got> got = new CopyOnWriteArrayList<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile int status = 204;
    private volatile boolean hangs;
    private volatile boolean endless;

    /// One message.
    record Got(String path, Headers headers, byte[] body) {

        String id() {
            return headers.getFirst("webhook-id");
        }
    }

    ReceiverFake() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/told?key=of-the-receiver"
                .formatted(server.getAddress().getPort());
    }

    void answer(int status) {
        this.status = status;
    }

    /// Takes the message, and never answers.
    void hang() {
        hangs = true;
    }

    /// Answers a body that never ends.
    void beEndless() {
        endless = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        got.add(new Got(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
        if (hangs) {
            waitForTheEnd();
        }
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        if (endless) {
            exchange.sendResponseHeaders(status, 0);
            goOn(exchange);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void goOn(HttpExchange exchange) throws IOException {
        try (var out = exchange.getResponseBody()) {
            while (true) {
                out.write(new byte[8192]);
            }
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
