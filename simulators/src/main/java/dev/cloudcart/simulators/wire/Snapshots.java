package dev.cloudcart.simulators.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Saves the whole state of a simulator and puts a saved one in its place: the service's own, the faults, the
/// counters and the clock.
final class Snapshots {

    private static final String PATH = Control.PREFIX + "snapshot";

    private final Service service;
    private final WireOptions options;
    private final Counters counters;
    private final Gate gate;

    Snapshots(Service service, WireOptions options, Counters counters, Gate gate) {
        this.service = service;
        this.options = options;
        this.counters = counters;
        this.gate = gate;
    }

    static boolean isFor(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().equals(PATH);
    }

    /// The bodies go by as streams: they may be larger than the memory.
    void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/gzip");
                exchange.getResponseHeaders()
                        .set("Content-Disposition", "attachment; filename=\"%s.state.gz\"".formatted(service.name()));
                exchange.sendResponseHeaders(200, 0);
                save(exchange.getResponseBody());
                exchange.close();
            }
            case "POST" -> Exchanges.write(exchange, restored(exchange.getRequestBody()));
            default ->
                Exchanges.write(exchange, Answer.sentence(404, "A snapshot is had by GET and put back by POST."));
        }
    }

    void save(OutputStream out) throws IOException {
        var state = gate.alone(this::state);
        SnapshotFile.write(service.name(), state, out);
    }

    /// An IllegalArgumentException carries a sentence, and nothing has changed.
    void restore(InputStream in) throws IOException {
        var restoration = new Whole(service.restoration());
        SnapshotFile.read(service.name(), in, restoration);
        gate.alone(() -> {
            restoration.finish();
            return true;
        });
    }

    private Answer restored(InputStream in) throws IOException {
        try {
            restore(in);
            return Answer.json(200, Json.object().put("done", true));
        } catch (IllegalArgumentException e) {
            in.transferTo(OutputStream.nullOutputStream());
            return Answer.sentence(400, String.valueOf(e.getMessage()));
        }
    }

    private SavedState state() {
        var clock = options.clock().saved();
        var faults = options.faults().saved();
        var counts = counters.saved();
        var own = service.save();
        return out -> {
            out.line("clock", clock);
            out.line("faults", faults);
            out.line("counters", counts);
            own.write(out);
        };
    }

    /// What the wire holds, around what the service holds.
    private final class Whole implements Restoration {

        private final Restoration own;
        private final Faults trial = Faults.none();
        private final SimulatedClock time = SimulatedClock.real();
        private @Nullable JsonNode clock;
        private @Nullable JsonNode faults;
        private @Nullable JsonNode counts;

        Whole(Restoration own) {
            this.own = own;
        }

        /// Each is tried out first, so that nothing can go wrong when all has come.
        @Override
        public void take(String kind, JsonNode value) {
            switch (kind) {
                case "clock" -> {
                    time.restore(value);
                    clock = value;
                }
                case "faults" -> {
                    trial.restore(value);
                    faults = value;
                }
                case "counters" -> counts = value;
                default -> own.take(kind, value);
            }
        }

        @Override
        public void finish() {
            own.finish();
            if (counts != null) {
                counters.restore(counts);
            }
            if (faults != null) {
                options.faults().restore(faults);
            }
            if (clock != null) {
                options.clock().restore(clock);
            }
        }
    }
}
