package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class ConsoleTest {
    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));
    private final Browser browser = new Browser(client.simulator.uri());

    @AfterEach
    void stop() {
        browser.close();
        client.close();
    }

    @Test
    void showsCallsAndWhatIsLeftOfTheLimit() {
        client.get("Inventory/GetStockLocations");
        clock.advance(Duration.ofSeconds(61));
        client.get("Inventory/GetStockLocations");

        var page = browser.open("/_simulator/");

        assertThat(page.html())
                .contains(
                        "<code>Inventory/GetStockLocations</code></td><td class=\"number\">2</td>",
                        "150 a minute</td><td class=\"number\">149</td>");
    }

    @Test
    void switchesTheLimitsOffAndOn() {
        assertThat(browser.submit("/_simulator/", "act", "limits").html()).contains("No limits are kept.");
        assertThat(browser.submit("/_simulator/", "act", "limits").html()).contains("The published limits are kept.");
    }

    @Test
    void setsFaultsByTheirRatesAndCountsThem() {
        browser.submit("/_simulator/", "act", "faults", "rate-503-before", "1", "seed", "7", "delay", "20");

        client.get("Inventory/GetStockLocations");

        var page = browser.open("/_simulator/").html();
        assertThat(page).contains("id=\"struck-503-before\" data-live>1</td>");
        assertThat(state()).contains("\"profile\":\"503-before:1\",\"seed\":7");
        browser.submit("/_simulator/", "act", "none");
        assertThat(state()).contains("\"profile\":\"none\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate-429 | 2 | has to be a number from 0 to 1",
                "rate-429 | often | takes an amount",
                "delay | -1 | takes 0 to 60000",
                "seed | x | takes a whole number"
            })
    void saysWhyFaultsAreNotSet(String field, String value, String sentence) {
        var page = browser.submit("/_simulator/", "act", "faults", field, value);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains(sentence);
        assertThat(state()).contains("\"profile\":\"none\"");
    }

    @Test
    void setsAdvancesAndStopsTheClock() {
        browser.submit("/_simulator/", "act", "set", "moment", "2026-05-01T08:30");
        browser.submit("/_simulator/", "act", "hour");
        browser.submit("/_simulator/", "act", "day");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-05-02T09:30:00Z"));

        assertThat(browser.submit("/_simulator/", "act", "run").html()).contains(">running</span>");
        assertThat(browser.submit("/_simulator/", "act", "freeze").html()).contains(">stands still</span>");
        assertThat(browser.submit("/_simulator/", "act", "set", "moment", "soon")
                        .html())
                .contains("takes a date and a time");
    }

    @Test
    void forgetsEverythingOnlyWhenOneIsSure() {
        client.get("Inventory/GetStockLocations");

        assertThat(browser.submit("/_simulator/", "act", "reset").html()).contains("Nothing was forgotten");
        assertThat(state()).contains("GetStockLocations");
        browser.submit("/_simulator/", "act", "reset", "sure", "yes");

        assertThat(state()).contains("\"calls\":{}");
    }

    private String state() {
        return client.send(HttpRequest.newBuilder(client.uri("/_simulator/state")))
                .body();
    }
}
