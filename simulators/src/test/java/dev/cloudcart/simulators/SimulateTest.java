package dev.cloudcart.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsWhereItIsAndHowToConnectAndStopsAfterItsTime() {
        int status = simulate("--for", "1ms");

        assertThat(status).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("export CLOUDCART_LINNWORKS_AUTHURI=http://127.0.0.1:")
                .contains("export CLOUDCART_QUICKBOOKS_APIURI=http://127.0.0.1:")
                .contains("export CLOUDCART_QUICKBOOKS_TOKENURI=http://127.0.0.1:")
                .contains("connect linnworks --company NAME --token ")
                .contains(
                        "connect quickbooks --company NAME --realm 9130350000000001 --refresh-token RT1-simulated-9130350000000001");
    }

    @Test
    void loadsEachFileIntoTheSimulatorItIsMeantFor(@TempDir Path folder) throws IOException {
        var file = folder.resolve("books.ndjson");
        Files.writeString(file, "{\"kind\":\"account\",\"value\":{\"Name\":\"PayPal\",\"AccountType\":\"Bank\"}}\n");

        int status = simulate("--for", "1ms", "--load", file.toString());

        assertThat(status).isZero();
        assertThat(out.toString()).contains("Loaded: {account=1}");
    }

    @ParameterizedTest
    @CsvSource({
        "--load, missing.ndjson, missing.ndjson does not exist",
        "--limits, strict, published",
        "--faults, gremlins, rough",
        "--faults, 429:2, from 0 to 1",
        "--profile, fr, 'uk, us, ca, eu, us-states, ca-provinces, au'",
        "--multicurrency, maybe, or \"off\"",
        "--state, missing/all.state, folder",
        "--latency, soon, 20ms",
        "--seed, x, --seed",
        "--linnworks-port, 70000, 70000"
    })
    void saysInOneSentenceWhatIsWrong(String option, String value, String words) {
        int status = simulate("--for", "1ms", option, value);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains(words);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void holdsEverythingInAStateFileFromOneStartToTheNext(@TempDir Path folder) throws IOException {
        var file = folder.resolve("books.ndjson");
        Files.writeString(file, "{\"kind\":\"account\",\"value\":{\"Name\":\"PayPal\",\"AccountType\":\"Bank\"}}\n");
        var state = folder.resolve("all.state").toString();

        int first = simulate("--for", "1ms", "--state", state, "--load", file.toString());
        int second = simulate("--for", "1ms", "--state", state);

        assertThat(List.of(first, second)).containsOnly(0);
        assertThat(out.toString()).contains("Restored: " + state);
        assertThat(lines(folder.resolve("all.state")))
                .filteredOn(line -> line.contains("\"Name\":\"PayPal\""))
                .hasSize(1);
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void savesTheStateWhenItIsToldToStop(@TempDir Path folder) throws Exception {
        var state = folder.resolve("all.state");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulate.class.getName(),
                        "--linnworks-port",
                        "0",
                        "--quickbooks-port",
                        "0",
                        "--state",
                        state.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = program.inputReader()) {
            for (var line = said.readLine();
                    line != null && !line.contains("connect quickbooks");
                    line = said.readLine()) {
                assertThat(state).doesNotExist();
            }
            program.destroy();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }

        assertThat(lines(state))
                .filteredOn(line -> line.startsWith("{\"format\""))
                .hasSize(2);
    }

    @Test
    void refusesAStateFileThatIsNoneAndLeavesItAlone(@TempDir Path folder) throws IOException {
        var state = folder.resolve("all.state");
        Files.writeString(state, "something of somebody else's");

        int status = simulate("--for", "1ms", "--state", state.toString());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("all.state cannot be restored").contains("no whole gzip file");
        assertThat(state).hasContent("something of somebody else's");
    }

    @Test
    void namesTheLineOfAFileThatCannotBeLoaded(@TempDir Path folder) throws IOException {
        var file = folder.resolve("books.ndjson");
        Files.writeString(file, "{\"kind\":\"order\"\n");

        int status = simulate("--for", "1ms", "--load", file.toString());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("books.ndjson").contains("Line 1");
    }

    /// In sentences for people, which hold no names of exceptions.
    @Test
    void saysWhereTheStateCannotBeWrittenAndWhatIsNoFile(@TempDir Path folder) {
        assertThat(simulate("--for", "1ms", "--state", folder.toString())).isEqualTo(2);
        assertThat(simulate("--for", "1ms", "--load", "no\0file")).isEqualTo(2);

        assertThat(err.toString()).contains("is not one").doesNotContain("Exception");
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = simulate("--for", "1ms", "--quickbooks-port", String.valueOf(taken.getLocalPort()));

            assertThat(status).isEqualTo(1);
            assertThat(err.toString())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains("another port");
        }
    }

    private static List<String> lines(Path state) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(state))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private int simulate(String... more) {
        var arguments = new ArrayList<>(List.of("--linnworks-port", "0", "--quickbooks-port", "0"));
        if (List.of(more).contains("--linnworks-port")) {
            arguments.subList(0, 2).clear();
        }
        if (List.of(more).contains("--quickbooks-port")) {
            arguments.subList(arguments.size() - 2, arguments.size()).clear();
        }
        arguments.addAll(List.of(more));
        return Simulate.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }
}
