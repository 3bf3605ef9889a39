package dev.cloudcart.simulators.linnworks;

import static dev.cloudcart.simulators.linnworks.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private final Client client = Client.usual();

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource({"429, 429", "500-before, 500", "502-before, 502", "503-before, 503", "200-empty, 200"})
    void answersInjectedTroubleAsLinnworksWould(String fault, int status) {
        faults(fault + ":1");

        var reply = client.get("Inventory/GetStockLocations");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body())
                .isEqualTo(
                        switch (status) {
                            case 429 -> "\"API calls quota exceeded! Maximum admitted 150 per Minute.\"";
                            case 200 -> "";
                            case 502 ->
                                "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
                            default -> "{\"Code\":null,\"Message\":\"An error has occurred.\"}";
                        });
    }

    @Test
    void answersSlowlyButRightly() {
        client.control("faults", "{\"profile\":\"slow:1\",\"slow\":\"PT0.3S\"}");
        var before = Instant.now();

        var reply = client.get("Inventory/GetStockLocations");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void forgetsATokenThatExpiresAllAtOnce() {
        faults("expired-token:1");
        var first = client.get("Inventory/GetStockLocations");

        faults("none");

        assertThat(first.message()).contains("Token is wrong");
        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(401);
    }

    @Test
    void keepsWhatWasWrittenWhenTheConnectionIsCutAfterwards() {
        client.load(order(1).line());
        faults("cut-after-commit:1");

        assertThatThrownBy(() -> client.post("Orders/ProcessOrder", "{\"orderId\":\"%s\"}".formatted(order(1).id())))
                .isInstanceOf(UncheckedIOException.class);

        faults("none");
        assertThat(client.post("Orders/GetAllOpenOrders", "{}").json()).isEmpty();
    }

    @Test
    void forgetsEverythingOnReset() {
        client.load(order(1).line());

        client.control("reset", "");

        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(401);
        client.signIn();
        assertThat(client.post("Orders/GetAllOpenOrders", "{}").json()).isEmpty();
    }

    private void faults(String profile) {
        client.control("faults", "{\"profile\":\"%s\",\"seed\":7}".formatted(profile));
    }
}
