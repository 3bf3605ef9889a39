package dev.cloudcart.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import dev.cloudcart.connections.Seals;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.http.Foreign;
import dev.cloudcart.openid.OpenId.Arrival;
import dev.cloudcart.openid.OpenId.Departure;
import dev.cloudcart.simulators.openid.OpenIdSimulator;
import dev.cloudcart.web.Site;

/// Whatever the provider answers is one sentence.
class HostileProviderTest {

    private static final String UNAVAILABLE =
            "Example ID cannot be asked now: sign in with your password, or try again in a minute.";
    private static final URI BACK = URI.create("http://127.0.0.1:8080/sign-in/openid/return");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    private static Site site;
    private static OpenIdSimulator provider;
    private OpenId openId;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open(DATABASE, home);
        provider = new OpenIdSimulator();
    }

    @AfterAll
    static void close() {
        provider.close();
        site.close();
    }

    /// What it describes, and its keys, are remembered for a while: each test asks anew.
    @BeforeEach
    void ask() {
        provider.reset();
        openId = of(new OpenIdSettings(
                URI.create(provider.issuer()), OpenIdSimulator.CLIENT, OpenIdSimulator.SECRET, "Example ID", false));
    }

    private static OpenId of(OpenIdSettings settings) {
        return new OpenId(
                settings,
                () -> BACK,
                Foreign.requests(Duration.ofSeconds(2), 1_000_000),
                site.get(Seals.class),
                InstantSource.system());
    }

    private Departure depart() {
        return openId.depart("/", new MockHttpServletRequest());
    }

    private String refused() {
        return depart() instanceof Departure.Refused(var why) ? why.sentence() : "sent there";
    }

    private Arrival arrive() {
        var ready = (Departure.Ready) depart();
        var back = provider.agree(ready.address().toString());
        return openId.arrive(ready.keepsake(), OpenIdSimulator.query(back.replaceAll(".*\\?", "")));
    }

    static Stream<String> senseless() {
        return Stream.of(
                "",
                "<html>",
                "{",
                "[]",
                "null",
                "7",
                "{\"issuer\":7,\"id_token\":7,\"access_token\":[],\"token_type\":{},\"sub\":{},\"keys\":7}",
                "[".repeat(100_000),
                " ".repeat(2_000_000));
    }

    @Test
    void isKnownWhereNothingIsWrong() {
        assertThat(arrive()).isEqualTo(new Arrival.Known(provider.issuer(), "anna-1", "anna@example.com", "/"));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void describesItselfSenselessly(String description) {
        provider.answers.put("/.well-known/openid-configuration", description);

        assertThat(refused()).isEqualTo(UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"})
    void namesAddressesThatOthersCanListenTo(String endpoint) {
        for (var unfit :
                Stream.of("http://example.com/x", "ftp://127.0.0.1", "%", "").toList()) {
            provider.description.put(endpoint, unfit);
            assertThat(refused()).as(unfit).isEqualTo(UNAVAILABLE);
        }
    }

    @Test
    void describesSomebodyElse() {
        provider.description.put("issuer", "https://evil.example");

        assertThat(refused()).isEqualTo(UNAVAILABLE);
    }

    @Test
    void isAway() {
        provider.close();
        try {
            assertThat(refused()).isEqualTo(UNAVAILABLE);
        } finally {
            restart();
        }
    }

    private static void restart() {
        try {
            provider = new OpenIdSimulator();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void answersSenselessly(String answer) {
        for (var path : Stream.of("/token", "/jwks", "/userinfo").toList()) {
            ask();
            provider.answers.put(path, answer);

            assertThat(arrive())
                    .as(path)
                    .isInstanceOfSatisfying(
                            Arrival.Refused.class,
                            refused -> assertThat(refused.why().sentence())
                                    .startsWith("What Example ID says of you ")
                                    .endsWith(".")
                                    .doesNotContain("Exception", "<"));
        }
    }

    @Test
    void trustsUncheckedAddressesWhereItIsTold() {
        provider.claims.put("email_verified", false);
        assertThat(arrive()).isEqualTo(new Arrival.Known(provider.issuer(), "anna-1", null, "/"));

        openId = of(new OpenIdSettings(
                URI.create(provider.issuer()), OpenIdSimulator.CLIENT, OpenIdSimulator.SECRET, "Example ID", true));
        assertThat(arrive()).isEqualTo(new Arrival.Known(provider.issuer(), "anna-1", "anna@example.com", "/"));
    }

    @Test
    void keepsakesThatWereTamperedWithAreNone() {
        var keepsake = ((Departure.Ready) depart()).keepsake();
        for (var other : Stream.of("", "x", "%%", keepsake + "AAAA", keepsake.substring(4), "A".repeat(100_000))
                .toList()) {
            assertThat(openId.arrive(other, Map.of("code", "1", "state", "2")))
                    .isInstanceOfSatisfying(
                            Arrival.Refused.class,
                            refused -> assertThat(refused.why().what()).isEqualTo("no keepsake"));
        }
    }

    @Test
    void keepsakesAreTooOldAfterTenMinutes() {
        var later = new OpenId(
                new OpenIdSettings(
                        URI.create(provider.issuer()),
                        OpenIdSimulator.CLIENT,
                        OpenIdSimulator.SECRET,
                        "Example ID",
                        false),
                () -> BACK,
                Foreign.requests(Duration.ofSeconds(2), 1_000_000),
                site.get(Seals.class),
                () -> InstantSource.system().instant().plus(OpenId.AWAY_MAX));
        var ready = (Departure.Ready) depart();
        var back = provider.agree(ready.address().toString());

        assertThat(later.arrive(ready.keepsake(), OpenIdSimulator.query(back.replaceAll(".*\\?", ""))))
                .isInstanceOf(Arrival.Refused.class);
    }
}
