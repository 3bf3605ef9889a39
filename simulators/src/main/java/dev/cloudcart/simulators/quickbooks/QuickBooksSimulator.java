package dev.cloudcart.simulators.quickbooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;
import dev.cloudcart.simulators.quickbooks.books.CompanySettings;
import dev.cloudcart.simulators.quickbooks.oauth.Authority;
import dev.cloudcart.simulators.wire.Faults;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.Limits;
import dev.cloudcart.simulators.wire.SimulatedClock;
import dev.cloudcart.simulators.wire.SourceFile;
import dev.cloudcart.simulators.wire.WireOptions;
import dev.cloudcart.simulators.wire.WireServer;

/// A running QuickBooks Online of our own on the loopback: OAuth and API under one address. Whoever starts it
/// closes it.
public final class QuickBooksSimulator implements AutoCloseable {

    /// Published test credentials; nobody else's.
    public static final String CLIENT_ID = Authority.CLIENT_ID;
    public static final String CLIENT_SECRET = Authority.CLIENT_SECRET;
    /// The company that is there from the start, and the refresh token it is connected with.
    public static final String REALM = "9130350000000001";
    public static final String REFRESH_TOKEN = refreshToken(REALM);

    private final WireServer server;
    private final Gateway gateway;
    private final Faults faults;

    private QuickBooksSimulator(WireServer server, Gateway gateway, Faults faults) {
        this.server = server;
        this.gateway = gateway;
        this.faults = faults;
    }

    public static QuickBooksSimulator start() {
        return start(Options.usual());
    }

    /// A port that is taken is an UncheckedIOException around a BindException; an unknown fault profile an
    /// IllegalArgumentException with a sentence.
    public static QuickBooksSimulator start(Options options) {
        var gateway = new Gateway(options);
        var faults = Faults.of(options.faults, options.seed);
        var wire = new WireOptions(options.port, options.latency, faults, options.clock);
        return new QuickBooksSimulator(WireServer.start(gateway, wire), gateway, faults);
    }

    /// Misbehaves otherwise from now on; as `POST /_simulator/faults` does.
    public void faults(String profile, long seed) {
        faults.use(profile, seed);
    }

    public URI uri() {
        return server.uri();
    }

    public URI authorizeUri() {
        return uri().resolve("/connect/oauth2");
    }

    public URI tokenUri() {
        return uri().resolve("/oauth2/v1/tokens/bearer");
    }

    public URI revokeUri() {
        return uri().resolve("/v2/oauth2/tokens/revoke");
    }

    public Map<String, Long> load(InputStream in) throws IOException {
        return SourceFile.load(in, gateway);
    }

    /// Loads the lines that are meant for QuickBooks and returns how many of each kind.
    public Map<String, Long> load(Path sourceFile) throws IOException {
        return SourceFile.load(sourceFile, gateway);
    }

    /// The refresh token a further company is connected with when it is added.
    public static String refreshToken(String realmId) {
        return "RT1-simulated-" + realmId;
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
        gateway.close();
    }

    /// How it starts. Each method returns changed options.
    ///
    /// @param port 0 takes any free one
    /// @param latency added to every answer
    /// @param faults a profile name or a list of faults with rates
    /// @param seed draws the faults and the exchange rates
    public record Options(
            int port,
            Limits limits,
            Duration latency,
            String faults,
            long seed,
            SimulatedClock clock,
            CompanySettings company) {

        /// A company in the United Kingdom with multicurrency and custom numbers, published limits, no faults, any
        /// free port.
        public static Options usual() {
            return new Options(
                    0, Limits.PUBLISHED, Duration.ZERO, "none", 0, SimulatedClock.real(), CompanyProfile.UK.settings());
        }

        public Options onPort(int port) {
            return new Options(port, limits, latency, faults, seed, clock, company);
        }

        public Options limits(Limits limits) {
            return new Options(port, limits, latency, faults, seed, clock, company);
        }

        public Options latency(Duration latency) {
            return new Options(port, limits, latency, faults, seed, clock, company);
        }

        public Options faults(String profile, long seed) {
            return new Options(port, limits, latency, profile, seed, clock, company);
        }

        public Options clock(SimulatedClock clock) {
            return new Options(port, limits, latency, faults, seed, clock, company);
        }

        /// Takes the whole set-up of the profile; say it before the single settings.
        public Options profile(CompanyProfile profile) {
            return new Options(port, limits, latency, faults, seed, clock, profile.settings());
        }

        public Options multicurrency(boolean on) {
            return with("multicurrency", on);
        }

        public Options customNumbers(boolean on) {
            return with("customNumbers", on);
        }

        public Options automatedSalesTax(boolean on) {
            return with("automatedSalesTax", on);
        }

        /// Documents of this day and before are refused.
        public Options bookCloseDate(LocalDate day) {
            return company(company.changed(Json.object().put("bookCloseDate", day.toString())));
        }

        private Options with(String setting, boolean on) {
            return company(company.changed(Json.object().put(setting, on)));
        }

        private Options company(CompanySettings changed) {
            return new Options(port, limits, latency, faults, seed, clock, changed);
        }
    }
}
