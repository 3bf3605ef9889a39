package dev.cloudcart.simulators.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;

import dev.cloudcart.simulators.wire.Answer.Manner;

/// Between the JDK's exchange and our [Call] and [Answer].
final class Exchanges {

    private static final int WORTH_COMPRESSING = 16 * 1024;
    private static final int DROPS = 10;

    private Exchanges() {}

    static Call read(HttpExchange exchange) throws IOException {
        var headers = headers(exchange);
        var uri = exchange.getRequestURI();
        var query = Optional.ofNullable(uri.getRawQuery()).map(Call::parameters).orElseGet(Map::of);
        return new Call(exchange.getRequestMethod(), uri.getPath(), query, headers, body(exchange, headers));
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }

    /// A read may announce a compression and send nothing: Intuit's Java SDK 6.4.2 puts the header on each of its
    /// calls.
    private static byte[] body(HttpExchange exchange, Map<String, String> headers) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        if (body.length == 0 || !"gzip".equalsIgnoreCase(headers.get("Content-Encoding"))) {
            return body;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    static void write(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (body.length >= WORTH_COMPRESSING && asksForGzip(exchange)) {
            body = compressed(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            send(exchange.getResponseBody(), body, answer.manner());
        }
        exchange.close();
    }

    /// An exchange closed before its announced length is a broken connection to the other side.
    private static void send(OutputStream out, byte[] body, Manner manner) throws IOException {
        switch (manner) {
            case Manner.Whole _ -> out.write(body);
            case Manner.Half _ -> {
                out.write(body, 0, body.length / 2);
                out.flush();
            }
            case Manner.Slowly(Duration over) -> drip(out, body, over);
        }
    }

    private static void drip(OutputStream out, byte[] body, Duration over) throws IOException {
        int drop = Math.max(1, (body.length + DROPS - 1) / DROPS);
        for (int at = 0; at < body.length; at += drop) {
            Trouble.pause(over.dividedBy(DROPS));
            out.write(body, at, Math.min(drop, body.length - at));
            out.flush();
        }
    }

    private static boolean asksForGzip(HttpExchange exchange) {
        var accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static byte[] compressed(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
