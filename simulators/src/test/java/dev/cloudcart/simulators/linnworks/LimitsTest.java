package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class LimitsTest {
    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource({"Inventory/GetStockLocations, 150", "Settings/GetCurrencyConversionRates, 250"})
    void admitsSoManyCallsOfAMethodInAMinute(String method, int perMinute) {
        spend(method, perMinute);

        var reply = client.get(method);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.body())
                .isEqualTo("\"API calls quota exceeded! Maximum admitted %d per Minute.\"".formatted(perMinute));
        assertThat(reply.response().headers().firstValue("Retry-After")).hasValue("60");
    }

    @Test
    void admitsSoManyAuthorisationsInAMinute() {
        for (int i = 1; i < 150; i++) {
            client.signIn();
        }

        assertThat(client.authorise("application/json", "{}").body())
                .isEqualTo("\"API calls quota exceeded! Maximum admitted 150 per Minute.\"");
    }

    @Test
    void countsTogetherWhatSeveralSessionsCall() {
        spend("Inventory/GetStockLocations", 150);
        client.signIn();

        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(429);
    }

    @Test
    void countsEachMethodByItself() {
        spend("Inventory/GetStockLocations", 150);

        assertThat(client.get("Inventory/GetSuppliers").status()).isEqualTo(200);
    }

    @Test
    void admitsAgainAfterAMinute() {
        spend("Inventory/GetStockLocations", 150);
        clock.advance(Duration.ofMinutes(1));

        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(200);
    }

    @Test
    void leavesRetryAfterOutWhenTold() {
        client.control("settings", "{\"retryAfter\":false}");
        spend("Inventory/GetStockLocations", 150);

        assertThat(client.get("Inventory/GetStockLocations")
                        .response()
                        .headers()
                        .firstValue("Retry-After"))
                .isEmpty();
    }

    @Test
    void admitsEverythingWithLimitsOff() {
        client.control("settings", "{\"limits\":\"off\"}");
        spend("Inventory/GetStockLocations", 150);

        assertThat(client.get("Inventory/GetStockLocations").status()).isEqualTo(200);
    }

    private void spend(String method, int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(client.get(method).status()).isEqualTo(200);
        }
    }
}
