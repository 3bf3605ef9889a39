package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstallPageTest {
    private final Client client = Client.usual();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void asksToSignInFirst() {
        var page = client.send(HttpRequest.newBuilder(client.simulator.installUri()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<h1>Sign in to Linnworks</h1>").doesNotContain("{body}");
    }

    @Test
    void offersToInstallAndShowsWhoIsSignedIn() {
        var page = send("step=sign-in&email=%3Cb%3Eme%40example.com&password=x");

        assertThat(page.body()).contains(">Install</button>").contains("&lt;b&gt;me@example.com");
    }

    @Test
    void showsTheInstallationTokenAndInstallsAgain() {
        client.control("settings", "{\"installed\":false}");

        var page = send("step=install");

        assertThat(page.body()).contains(LinnworksSimulator.INSTALLATION_TOKEN.toString()).contains(">Copy</button>");
        client.signIn();
        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherApplication() {
        assertThat(client.send(HttpRequest.newBuilder(client.uri("/Authorization/Authorize/x"))).status()).isEqualTo(
                404);
    }

    private Client.Reply send(String form) {
        return client.send(HttpRequest.newBuilder(client.simulator.installUri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }
}
