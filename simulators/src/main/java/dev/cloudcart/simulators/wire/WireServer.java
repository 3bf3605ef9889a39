package dev.cloudcart.simulators.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service on a real socket of the loopback. Around each call: counters, latency, faults, then the service. One
/// virtual thread per call. Whoever starts it closes it.
public final class WireServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);
    private static final int BACKLOG = 1024;

    static {
        // Read once by the JDK's server when its classes load. Without nodelay a kept-alive connection waits 40 ms
        // for an acknowledgement; the usual 200 idle connections are fewer than a load test opens.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private final Service service;
    private final WireOptions options;
    private final Counters counters = new Counters();
    private final Control control;
    private final Snapshots snapshots;
    private final Trouble trouble;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WireServer(Service service, WireOptions options) throws IOException {
        this.service = service;
        this.options = options;
        control = new Control(service, options, counters);
        var gate = new Gate();
        snapshots = new Snapshots(service, options, counters, gate);
        trouble = new Trouble(service, options.faults(), counters, gate);
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), options.port()), BACKLOG);
    }

    /// A port that is taken is an UncheckedIOException around a BindException.
    public static WireServer start(Service service, WireOptions options) {
        try {
            var wire = new WireServer(service, options);
            wire.server.createContext("/", wire::handle);
            wire.server.setExecutor(wire.threads);
            wire.server.start();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("Port %d of the loopback cannot be opened".formatted(options.port()), e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Writes the whole state, as `GET /_simulator/snapshot` gives it, and leaves the stream open.
    public void save(OutputStream out) throws IOException {
        snapshots.save(out);
    }

    /// Puts a saved state in the place of the present one. An IllegalArgumentException carries a sentence, and
    /// nothing has changed then.
    public void restore(InputStream in) throws IOException {
        snapshots.restore(in);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (Snapshots.isFor(exchange)) {
            snapshots.answer(exchange);
            return;
        }
        var call = Exchanges.read(exchange);
        if (control.isFor(call)) {
            Exchanges.write(exchange, control.answer(call));
            return;
        }
        respond(exchange, call);
    }

    @SuppressWarnings(
            "IllegalCatch") // whatever breaks inside a simulator has to reach the caller as a 500, and our log
    private void respond(HttpExchange exchange, Call call) throws IOException {
        try {
            var page = service.page(call, control.controls());
            var answer = page.isPresent() ? page : called(call);
            if (answer.isPresent()) {
                Exchanges.write(exchange, answer.get());
                return;
            }
        } catch (RuntimeException e) {
            LOG.error("The simulator broke on {} {}", call.method(), call.path(), e);
            Exchanges.write(exchange, service.broken(call, 500));
            return;
        }
        exchange.close();
    }

    private Optional<Answer> called(Call call) {
        var endpoint = service.endpoint(call);
        counters.called(endpoint);
        Trouble.pause(options.latency());
        return trouble.answer(call, endpoint);
    }
}
