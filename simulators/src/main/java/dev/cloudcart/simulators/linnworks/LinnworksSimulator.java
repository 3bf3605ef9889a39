package dev.cloudcart.simulators.linnworks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.cloudcart.simulators.linnworks.shop.Credentials;
import dev.cloudcart.simulators.wire.Faults;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;
import dev.cloudcart.simulators.wire.SourceFile;
import dev.cloudcart.simulators.wire.WireOptions;
import dev.cloudcart.simulators.wire.WireServer;

/// A stand-in for one Linnworks account on a port of the loopback. Whoever starts it closes it.
public final class LinnworksSimulator implements AutoCloseable {
    /// The application that may sign in. Published: these open nothing but this simulator.
    public static final UUID APPLICATION_ID = Credentials.APPLICATION_ID;
    public static final UUID APPLICATION_SECRET = Credentials.APPLICATION_SECRET;

    /// What the install page shows, and what a client keeps.
    public static final UUID INSTALLATION_TOKEN = UUID.fromString("c10dca27-0000-4000-8000-000000070ce2");

    private final LinnworksService service;
    private final WireServer server;

    private LinnworksSimulator(LinnworksService service, WireServer server) {
        this.service = service;
        this.server = server;
    }

    /// How the simulator behaves.
    ///
    /// @param port 0 takes any free one
    /// @param latency added to every answer
    /// @param faults a profile name or a list of faults with rates, drawn by the seed
    /// @param sessionTimeToLive how long a session lives without use; Linnworks answers 1,800 seconds (observed
    /// live)
    /// @param retryAfter whether a 429 carries `Retry-After`; Linnworks is seen with and without
    public record Options(
            int port,
            Limits limits,
            Duration latency,
            String faults,
            long seed,
            SimulatedClock clock,
            Duration sessionTimeToLive,
            boolean retryAfter) {

        public static Options usual() {
            return new Options(
                    0, Limits.PUBLISHED, Duration.ZERO, "none", 0, SimulatedClock.real(), Duration.ofMinutes(30), true);
        }

        public Options onPort(int port) {
            return new Options(port, limits, latency, faults, seed, clock, sessionTimeToLive, retryAfter);
        }

        public Options limits(Limits limits) {
            return new Options(port, limits, latency, faults, seed, clock, sessionTimeToLive, retryAfter);
        }

        public Options latency(Duration latency) {
            return new Options(port, limits, latency, faults, seed, clock, sessionTimeToLive, retryAfter);
        }

        public Options faults(String profile, long seed) {
            return new Options(port, limits, latency, profile, seed, clock, sessionTimeToLive, retryAfter);
        }

        public Options clock(SimulatedClock clock) {
            return new Options(port, limits, latency, faults, seed, clock, sessionTimeToLive, retryAfter);
        }

        public Options sessionTimeToLive(Duration duration) {
            return new Options(port, limits, latency, faults, seed, clock, duration, retryAfter);
        }

        public Options retryAfter(boolean present) {
            return new Options(port, limits, latency, faults, seed, clock, sessionTimeToLive, present);
        }
    }

    public static LinnworksSimulator start() {
        return start(Options.usual());
    }

    /// A port that is taken is an UncheckedIOException; an unknown fault profile is an IllegalArgumentException.
    public static LinnworksSimulator start(Options options) {
        var service = new LinnworksService(options);
        var wire = new WireOptions(
                options.port(), options.latency(), Faults.of(options.faults(), options.seed()), options.clock());
        return new LinnworksSimulator(service, WireServer.start(service, wire));
    }

    public URI uri() {
        return server.uri();
    }

    /// The whole address of the authorise method.
    public URI authorizeUri() {
        return uri().resolve("/api/Auth/AuthorizeByApplication");
    }

    /// The page where a merchant installs the application and reads the installation token.
    public URI installUri() {
        return uri().resolve("/Authorization/Authorize/" + APPLICATION_ID);
    }

    /// Loads a source file, plain or gzip; answers how many records of each kind were taken.
    public Map<String, Long> load(Path file) throws IOException {
        return SourceFile.load(file, service);
    }

    public Map<String, Long> load(InputStream in) throws IOException {
        return SourceFile.load(in, service);
    }

    /// Writes everything a client can notice, and leaves the stream open; as `GET /_simulator/snapshot` does.
    public void save(OutputStream out) throws IOException {
        server.save(out);
    }

    /// Puts a saved state in the place of the present one. An IllegalArgumentException carries a sentence, and
    /// nothing has changed then.
    public void restore(InputStream in) throws IOException {
        server.restore(in);
    }

    @Override
    public void close() {
        server.close();
    }
}
