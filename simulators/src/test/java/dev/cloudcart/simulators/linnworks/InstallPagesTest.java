package dev.cloudcart.simulators.linnworks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallPagesTest {
    private static final String INSTALL = "/Authorization/Authorize/" + LinnworksSimulator.APPLICATION_ID;
    private static final String TOKEN = LinnworksSimulator.INSTALLATION_TOKEN.toString();

    private final Client client = Client.usual();
    private final Browser browser = new Browser(client.simulator.uri());

    @AfterEach
    void stop() {
        browser.close();
        client.close();
    }

    @Test
    void showsTheDeveloperTheIdentifierTheSecretAndWhereToInstall() {
        var page = browser.open("/developer");

        assertThat(page.html())
                .contains(
                        LinnworksSimulator.APPLICATION_ID.toString(),
                        LinnworksSimulator.APPLICATION_SECRET.toString(),
                        client.simulator.installUri().toString());
    }

    @Test
    void asksToSignInFirst() {
        var page = browser.open(INSTALL);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("<h1>Sign in to Linnworks</h1>");
    }

    @Test
    void offersToInstallAndShowsWhoIsSignedIn() {
        var page = browser.submit(INSTALL, "step", "sign-in", "email", "<b>me@example.com", "password", "x");

        assertThat(page.html()).contains(">Install</button>").contains("&lt;b&gt;me@example.com");
    }

    @Test
    void showsTheInstallationTokenAndInstallsAgain() {
        client.control("settings", "{\"installed\":false}");

        var page = browser.submit(INSTALL, "step", "install");

        assertThat(page.html()).contains(TOKEN).contains(">Copy</button>");
        client.signIn();
        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(200);
    }

    @Test
    void showsTheTokenAgainUntilTheApplicationIsUninstalled() {
        assertThat(browser.open("/applications").html()).contains(TOKEN);

        var page = browser.submit("/applications/uninstall");

        assertThat(page.html()).contains("No application is installed").doesNotContain(TOKEN);
        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(401);
    }

    @Test
    void knowsNoOtherApplication() {
        assertThat(browser.open("/Authorization/Authorize/x").status()).isEqualTo(404);
    }

    @Test
    void tellsThePostBackAddressTheTokenAndTheTracking() throws IOException {
        try (var developer = new Developer(200)) {
            browser.submit("/developer", "postBack", developer.address("?t=[{TOKEN}]&m=[{TRACKING}]"));

            var page = browser.submit(INSTALL + "?Tracking=shop%207", "step", "install");

            assertThat(page.html()).contains("Cloud Cart is installed");
            assertThat(developer.told).hasSize(1);
            assertThat(developer.told.getFirst())
                    .startsWith("POST /installed?t=%s&m=shop+7".formatted(TOKEN))
                    .contains(
                            "Token=" + TOKEN, "Tracking=shop+7", "ApplicationId=" + LinnworksSimulator.APPLICATION_ID);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 404, 500})
    void cancelsTheInstallationOnAnyAnswerBut200(int status) throws IOException {
        client.control("settings", "{\"installed\":false}");
        try (var developer = new Developer(status)) {
            browser.submit("/developer", "postBack", developer.address(""));

            var page = browser.submit(INSTALL, "step", "install");

            assertThat(page.status()).isEqualTo(409);
            assertThat(page.html())
                    .contains("The installation was cancelled.", "answered " + status)
                    .doesNotContain(TOKEN);
            assertThat(browser.open("/applications").html()).contains("No application is installed");
        }
    }

    @Test
    void cancelsTheInstallationWhenNobodyAnswers() throws IOException {
        String address;
        try (var developer = new Developer(200)) {
            address = developer.address("");
        }
        browser.submit("/developer", "postBack", address);

        var page = browser.submit(INSTALL, "step", "install");

        assertThat(page.html()).contains("Nobody answered at the post-back address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/x",
                "http://10.0.0.1/",
                "https://127.0.0.1.example.com/",
                "file:///etc/passwd",
                "http://localhost@example.com/",
                "ftp://localhost/",
                "127.0.0.1"
            })
    void refusesAPostBackAddressThatIsNotOnThisMachine(String address) {
        var page = browser.submit("/developer", "postBack", address);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("The simulator calls this machine only");
        assertThat(browser.open("/developer").html()).doesNotContain("value=\"" + address);
    }

    @Test
    void isTurnedLikeAnySwitch() {
        client.control("settings", "{\"postBack\":\"http://localhost:1/?t=[{TOKEN}]\"}");
        assertThat(browser.open("/developer").html()).contains("http://localhost:1/?t=[{TOKEN}]");

        var refused = client.control("settings", "{\"postBack\":\"http://example.com/\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(browser.open("/developer").html()).contains("http://localhost:1/?t=[{TOKEN}]");
    }

    @Test
    void forgetsThePostBackAddressOnReset() {
        browser.submit("/developer", "postBack", "http://localhost:1/");

        client.control("reset", "");

        assertThat(browser.open("/developer").html()).doesNotContain("localhost:1/");
    }

    /// A developer's server that writes down what it is told.
    private static final class Developer implements AutoCloseable {
        final List<String> told = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        Developer(int status) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        String address(String query) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/installed" + query;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
