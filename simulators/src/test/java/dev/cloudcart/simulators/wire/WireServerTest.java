package dev.cloudcart.simulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireServerTest {

    private final Echo echo = new Echo();
    private final WireServer server = WireServer.start(echo, WireOptions.usual());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void answersWhatTheServiceAnswersAndCountsTheCall() throws Exception {
        var answer = post("/things", "hello");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(get("/_simulator/state").body()).contains("\"calls\":{\"/things\":1}");
    }

    @Test
    void countsARefusalForALimitApart() throws Exception {
        post("/limited", "x");

        assertThat(get("/_simulator/state").body()).contains("\"rejected\":{\"/limited\":1}");
    }

    @Test
    void readsACompressedBody() throws Exception {
        var request = request("/things")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(compressed("squeezed")))
                .build();

        var answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("squeezed");
    }

    @Test
    void takesAnAnnouncedCompressionWithoutABody() throws Exception {
        var request = request("/things").header("Content-Encoding", "gzip").build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void turnsABrokenServiceIntoItsOwnKindOfAnswer() throws Exception {
        var answer = post("/broken", "x");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("broken");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 429, 0",
        "429-retry-after, 429, 0",
        "500-before, 500, 0",
        "503-before, 503, 0",
        "expired-token, 401, 0",
        "200-empty, 200, 0",
        "429-after-commit, 429, 1",
        "500-after-commit, 500, 1"
    })
    void meetsEachFaultBeforeOrAfterTheCallRan(String fault, int status, int runs) throws Exception {
        faults(fault + ":1");

        var answer = post("/things", "x");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(echo.ran).hasSize(runs);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(fault.equals("429-retry-after"));
    }

    @ParameterizedTest
    @CsvSource({"cut-before, /things, 0", "cut-after-commit, /things, 1", "lost-refresh, /token, 1"})
    void closesTheConnectionWithoutAnAnswer(String fault, String path, int runs) throws Exception {
        faults(fault + ":1");

        assertThatThrownBy(() -> post(path, "x")).isInstanceOf(IOException.class);

        assertThat(echo.ran).hasSize(runs);
    }

    @Test
    void refusesATokenOnceAndNotTwiceInARow() throws Exception {
        faults("expired-token:1");

        assertThat(post("/things", "x").statusCode()).isEqualTo(401);
        assertThat(post("/things", "x").statusCode()).isEqualTo(200);
    }

    @Test
    void meetsTheSameFaultsAgainUnderTheSameSeed() throws Exception {
        var first = statuses("429:0.3,500-before:0.2");
        var second = statuses("429:0.3,500-before:0.2");

        assertThat(first).isEqualTo(second).contains(200, 429, 500);
    }

    @Test
    void namesTheAllowedFaultsWhenAskedForAnUnknownOne() throws Exception {
        var answer = post("/_simulator/faults", "{\"profile\":\"gremlins\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("gremlins")
                .contains("none, rough, harsh")
                .contains("cut-after-commit");
    }

    @Test
    void loadsItsOwnKindsAndPassesOverThoseOfTheOther() throws Exception {
        var answer = post("/_simulator/load", """
                {"kind":"order","value":{"total":1.10}}
                {"kind":"customer","value":{}}
                """);

        assertThat(answer.body()).isEqualTo("{\"loaded\":{\"order\":1}}");
        assertThat(echo.loaded.getFirst().get("total").decimalValue()).isEqualByComparingTo("1.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"order\" | Line 2 is not JSON",
                "{\"kind\":\"ordr\",\"value\":{}} | ordr",
                "{\"kind\":\"order\"} | Line 2 cannot be loaded"
            })
    void namesTheLineThatCannotBeLoaded(String line, String complaint) throws Exception {
        var answer = post("/_simulator/load", "{\"kind\":\"order\",\"value\":{}}\n" + line);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(complaint).contains("Line 2");
    }

    @Test
    void movesTheClock() throws Exception {
        post("/_simulator/clock", "{\"set\":\"2026-03-04T10:00:00Z\",\"frozen\":true}");

        var answer = post("/_simulator/clock", "{\"advance\":\"PT1H\"}");

        assertThat(answer.body()).contains("2026-03-04T11:00:00");
    }

    @Test
    void answersAWrongSettingWithTheSentenceOfTheService() throws Exception {
        var answer = post("/_simulator/settings", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There are no settings here.");
    }

    @Test
    void forgetsEverythingOnReset() throws Exception {
        post("/things", "x");

        post("/_simulator/reset", "");

        assertThat(echo.ran).isEmpty();
        assertThat(get("/_simulator/state").body()).contains("\"calls\":{}");
    }

    @Test
    void saysWhichPortIsTaken() {
        var taken = new WireOptions(server.uri().getPort(), Duration.ZERO, Faults.none(), SimulatedClock.real());

        assertThatThrownBy(() -> WireServer.start(echo, taken)).hasMessageContaining(String.valueOf(taken.port()));
    }

    private List<Integer> statuses(String profile) throws Exception {
        faults(profile);
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            statuses.add(post("/things", "x").statusCode());
        }
        return statuses;
    }

    private void faults(String profile) throws Exception {
        post("/_simulator/faults", "{\"profile\":\"%s\",\"seed\":7}".formatted(profile));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path));
    }

    private static byte[] compressed(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
