package dev.cloudcart.simulators.quickbooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.wire.Json;

/// An app's endpoint for webhooks: keeps what comes, and answers as told.
final class Receiver implements AutoCloseable {

    /// A status that stands for no answer at all.
    static final int SILENCE = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    record Received(Headers headers, byte[] body) {

        JsonNode json() {
            return Json.read(body);
        }

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:%d/hooks".formatted(server.getAddress().getPort());
    }

    /// The next messages get these; those after them get 200.
    synchronized void answer(Integer... statuses) {
        answers.addAll(Arrays.asList(statuses));
    }

    Received next() throws InterruptedException {
        var next = received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("No message came");
        }
        return next;
    }

    boolean hasMore() {
        return !received.isEmpty();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        int status = status();
        received.add(new Received(exchange.getRequestHeaders(), body));
        if (status != SILENCE) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    private synchronized int status() {
        var told = answers.poll();
        return told == null ? 200 : told;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }
}
