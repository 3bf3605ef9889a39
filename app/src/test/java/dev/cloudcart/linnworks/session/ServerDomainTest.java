package dev.cloudcart.linnworks.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerDomainTest {

    private static final URI REAL = URI.create("https://api.linnworks.net/api/Auth/AuthorizeByApplication");
    private static final URI SIMULATED = URI.create("http://127.0.0.1:9000/api/Auth/AuthorizeByApplication");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://eu-ext.linnworks.net",
                "https://EU-EXT.Linnworks.net/",
                "https://linnworks.net",
                "https://us.linnworks.net:8443"
            })
    void goesToServersOfLinnworks(String server) {
        assertThat(ServerDomain.of("", REAL).server(server)).hasValue(URI.create(server));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://linnworks.net.evil.example",
                "https://evil-linnworks.net",
                "http://eu-ext.linnworks.net",
                "https://eu-ext.linnworks.net@evil.example",
                "https://me:pw@eu-ext.linnworks.net",
                "https://eu-ext.linnworks.net/away",
                "https://eu-ext.linnworks.net?a=b",
                "https://eu-ext.linnworks.net#a",
                "http://127.0.0.1:5432",
                "https://localhost",
                "https://169.254.169.254",
                "https://eu_ext.linnworks.net\\.evil.example",
                "file:///etc/passwd",
                "//eu-ext.linnworks.net",
                "eu-ext",
                ""
            })
    void goesNowhereElse(String server) {
        assertThat(ServerDomain.of("", REAL).server(server)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000",
                "http://localhost:9000/",
                "http://[::1]:9000",
                "https://eu-ext.linnworks.net"
            })
    void goesToThisMachineWhereTheAuthorisationIsHere(String server) {
        assertThat(ServerDomain.of("", SIMULATED).server(server)).hasValue(URI.create(server));
        assertThat(ServerDomain.of("", SIMULATED).server("http://10.0.0.5:9000"))
                .isEmpty();
        assertThat(ServerDomain.of("", SIMULATED).server("http://127.0.0.1.evil.example"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.shop.example"})
    void goesOnlyToTheDomainThatIsConfigured(String server) {
        assertThat(ServerDomain.of("shop.example", SIMULATED).server(server)).hasValue(URI.create(server));
        assertThat(ServerDomain.of("shop.example", SIMULATED).server("https://eu-ext.linnworks.net"))
                .isEmpty();
        assertThat(ServerDomain.of("shop.example", SIMULATED).server("http://127.0.0.1:9000"))
                .isEmpty();
    }
}
