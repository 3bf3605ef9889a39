package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator.Options;
import dev.cloudcart.simulators.wire.SimulatedClock;

class AuthorisationTest {
    private final SimulatedClock clock = SimulatedClock.frozenAt(Instant.parse("2026-03-04T10:00:00Z"));
    private final Client client = new Client(Options.usual().clock(clock));

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void opensASessionAndSaysWhereToGoOn() {
        var session = client.authorise("application/json", body("ApplicationId", "ApplicationSecret", "Token"))
                .json();

        assertThat(session.path("Server").asString())
                .isEqualTo(client.simulator.uri().toString());
        assertThat(session.path("TTL").asInt()).isEqualTo(1800);
        assertThat(session.path("Locality").asString()).isEqualTo("EU");
        assertThat(session.path("Status").path("State").asString()).isEqualTo("AVAILABLE");
        assertThat(session.path("Token").asString()).hasSize(36).isNotEqualTo(client.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applicationId=%s&applicationSecret=%s&token=%s",
                "request=%%7B\"ApplicationId\":\"%s\",\"ApplicationSecret\":\"%s\",\"Token\":\"%s\"%%7D"
            })
    void takesAFormToo(String form) {
        var filled = form.formatted(
                LinnworksSimulator.APPLICATION_ID,
                LinnworksSimulator.APPLICATION_SECRET,
                LinnworksSimulator.INSTALLATION_TOKEN);

        assertThat(client.authorise("application/x-www-form-urlencoded", filled).status())
                .isEqualTo(200);
    }

    @Test
    void takesNamesInAnyCase() {
        assertThat(client.authorise("application/json", body("applicationid", "APPLICATIONSECRET", "token"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ApplicationId,ApplicationSecret,Tokens", "Application,ApplicationSecret,Token"})
    void refusesARequestThatLacksAValue(String id, String secret, String token) {
        var reply = client.authorise("application/json", body(id, secret, token));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().has("Code")).isTrue();
        assertThat(reply.message()).contains("missing");
    }

    @Test
    void refusesAWrongSecret() {
        var reply = client.authorise(
                "application/json",
                body("ApplicationId", "ApplicationSecret", "Token")
                        .replace(
                                LinnworksSimulator.APPLICATION_SECRET.toString(),
                                "00000000-0000-4000-8000-000000000000"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Internal error. Please contact support.");
    }

    @Test
    void refusesFormFieldsUnderAJsonContentType() {
        assertThat(client.authorise("application/json", "applicationId=x").status())
                .isEqualTo(400);
    }

    @Test
    void keepsASessionAliveWhileItIsUsed() {
        clock.advance(Duration.ofMinutes(29));
        assertThat(locations().status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(29));

        assertThat(locations().status()).isEqualTo(200);
    }

    @Test
    void endsASessionThatNobodyUsed() {
        clock.advance(Duration.ofMinutes(30));

        var reply = locations();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.message()).contains("Token is wrong");
    }

    @Test
    void refusesABearerPrefix() {
        var reply = client.send(
                client.to("Inventory/GetStockLocations").setHeader("Authorization", "Bearer " + client.token()));

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void keepsOlderSessionsBesideANewOne() {
        var older = client.token();
        client.signIn();

        var reply = client.send(client.to("Inventory/GetStockLocations").setHeader("Authorization", older));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void endsEverythingWhenTheApplicationIsUninstalled() {
        client.control("settings", "{\"installed\":false}");

        assertThat(locations().status()).isEqualTo(401);
        assertThat(client.authorise("application/json", body("ApplicationId", "ApplicationSecret", "Token"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersTheBodyOfA401AsTold() {
        client.control("settings", "{\"unauthorizedBody\":{\"Message\":\"Invalid session\"}}");
        clock.advance(Duration.ofHours(1));

        assertThat(locations().message()).isEqualTo("Invalid session");
    }

    @ParameterizedTest
    @CsvSource({"LOCKED_BASIC, 200", "LOCKED_FULL, 400", "MAINTENANCE, 400"})
    void tellsTheStateOfTheAccountAndClosesItsDoors(String state, int status) {
        client.control("settings", "{\"accountState\":\"%s\"}".formatted(state));

        var session = client.authorise("application/json", body("ApplicationId", "ApplicationSecret", "Token"))
                .json();

        assertThat(session.path("Status").path("State").asString()).isEqualTo(state);
        assertThat(locations().status()).isEqualTo(status);
    }

    @Test
    void namesTheSettingsThereAre() {
        var reply = client.control("settings", "{\"colour\":\"red\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("colour").contains("accountState");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders/NoSuchMethod", "GetOrdersById"})
    void knowsNoOtherMethods(String method) {
        assertThat(client.post(method, "{}").status()).isEqualTo(404);
    }

    private Client.Reply locations() {
        return client.get("Inventory/GetStockLocations");
    }

    private static String body(String id, String secret, String token) {
        return "{\"%s\":\"%s\",\"%s\":\"%s\",\"%s\":\"%s\"}"
                .formatted(
                        id,
                        LinnworksSimulator.APPLICATION_ID,
                        secret,
                        LinnworksSimulator.APPLICATION_SECRET,
                        token,
                        LinnworksSimulator.INSTALLATION_TOKEN);
    }
}
