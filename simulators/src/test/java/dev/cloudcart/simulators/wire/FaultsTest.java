package dev.cloudcart.simulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private final Echo echo = new Echo();
    private final WireServer server = WireServer.start(echo, WireOptions.usual());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void strikesAndIsCountedAndSaysInWordsWhatItDoes(Fault fault) throws Exception {
        faults(fault.label() + ":1", 7);

        outcome("POST", "/things");
        outcome("POST", "/token");

        var struck = Json.read(get("/_simulator/state").body().getBytes(UTF_8))
                .path("faults")
                .path(fault.label());
        assertThat(struck.asInt()).isEqualTo(1);
        assertThat(fault.words()).hasSizeGreaterThan(20).doesNotEndWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "200-fault, 200, broken, 0",
        "502-before, 502, Bad Gateway, 0",
        "504-before, 504, Time-out, 0",
        "504-after-commit, 504, Time-out, 1",
        "maintenance, 503, maintenance, 0",
        "401-storm, 401, expired, 0",
        "slow-body, 200, x, 1"
    })
    void answersInItsOwnWayBeforeOrAfterTheCallRan(String fault, int status, String body, int runs) throws Exception {
        faults(fault + ":1", 7);

        var answer = post("/things");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(body);
        assertThat(echo.ran).hasSize(runs);
    }

    @Test
    void breaksOffInTheMiddleOfTheAnswerOfACallThatRan() throws Exception {
        faults("half-body:1", 7);

        assertThatThrownBy(() -> post("/things")).isInstanceOf(IOException.class);

        assertThat(echo.ran).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401-storm, 401, 5", "maintenance, 503, 10", "down, cut, 10"})
    void goesOnForSomeCallsOnceItBegan(String fault, String outcome, int calls) throws Exception {
        faults(fault + ":0.05", 3);

        var outcomes = outcomes(120);

        assertThat(runs(outcomes, outcome)).isNotEmpty().allMatch(length -> length >= calls);
        assertThat(outcomes).contains("200 x");
    }

    @Test
    void answersAReadAsItWasTheLastTime() throws Exception {
        faults("stale-read:1", 7);
        assertThat(get("/count").body()).isEqualTo("0 calls before");
        post("/things");

        assertThat(get("/count").body()).isEqualTo("0 calls before");
        faults("none", 7);
        assertThat(get("/count").body()).isEqualTo("1 calls before");
    }

    @Test
    void meetsTheSameFaultsForTheSameProfileSeedAndCalls() throws Exception {
        faults("harsh", 5);
        var first = outcomes(150);
        faults("harsh", 5);
        var second = outcomes(150);
        faults("harsh", 6);
        var other = outcomes(150);

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first).contains("200 x", "cut");
    }

    @Test
    void drawsWhatItAlwaysDrewInRoughTimes() {
        assertThat(Fault.rough())
                .extracting(Fault::label)
                .containsExactlyInAnyOrder(
                        "429",
                        "429-retry-after",
                        "500-before",
                        "503-before",
                        "cut-before",
                        "cut-after-commit",
                        "429-after-commit",
                        "500-after-commit",
                        "slow",
                        "expired-token",
                        "lost-refresh",
                        "200-empty");
    }

    @Test
    void canBeSwitchedWhileCallsRun() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<String>> caller = () -> outcomes(60);
            var callers =
                    IntStream.range(0, 4).mapToObj(_ -> threads.submit(caller)).toList();
            for (var profile : List.of("harsh", "none", "500-before:1", "none")) {
                faults(profile, 9);
            }
            for (var calls : callers) {
                assertThat(calls.get()).hasSize(60);
            }
        }

        assertThat(outcomes(20)).containsOnly("200 x");
    }

    private List<String> outcomes(int calls) throws Exception {
        var outcomes = new ArrayList<String>();
        for (int i = 0; i < calls; i++) {
            outcomes.add(outcome("POST", "/things"));
        }
        return outcomes;
    }

    private String outcome(String method, String path) throws InterruptedException {
        try {
            var answer = client.send(
                    request(path).method(method, BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException _) {
            return "cut";
        }
    }

    /// How long each stretch of this outcome was; one that the end cut short is left out.
    private static List<Integer> runs(List<String> outcomes, String outcome) {
        var runs = new ArrayList<Integer>();
        int length = 0;
        for (var one : outcomes) {
            if (one.startsWith(outcome)) {
                length++;
            } else if (length > 0) {
                runs.add(length);
                length = 0;
            }
        }
        return runs;
    }

    private void faults(String profile, long seed) throws Exception {
        var body = "{\"profile\":\"%s\",\"seed\":%d,\"slow\":\"PT0.01S\"}".formatted(profile, seed);
        var answer = client.send(
                request("/_simulator/faults")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path) throws Exception {
        return client.send(request(path).POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path));
    }
}
