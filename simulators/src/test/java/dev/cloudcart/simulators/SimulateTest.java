package dev.cloudcart.simulators;

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
        assertThat(out.toString()).contains("export CLOUDCART_LINNWORKS_AUTHURI=http://127.0.0.1:")
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
    @CsvSource({"--load, missing.ndjson, missing.ndjson does not exist", "--limits, strict, published",
            "--faults, gremlins, rough",
            "--faults, 429:2, from 0 to 1", "--profile, fr, 'uk, us, ca, eu'",
            "--multicurrency, maybe, or \"off\"",
            "--latency, soon, 20ms", "--seed, x, --seed", "--linnworks-port, 70000, 70000"})
    void saysInOneSentenceWhatIsWrong(String option, String value, String words) {
        int status = simulate("--for", "1ms", option, value);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains(words);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesTheLineOfAFileThatCannotBeLoaded(@TempDir Path folder) throws IOException {
        var file = folder.resolve("books.ndjson");
        Files.writeString(file, "{\"kind\":\"order\"\n");

        int status = simulate("--for", "1ms", "--load", file.toString());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("books.ndjson").contains("Line 1");
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = simulate("--for", "1ms", "--quickbooks-port", String.valueOf(taken.getLocalPort()));

            assertThat(status).isEqualTo(1);
            assertThat(err.toString()).contains(String.valueOf(taken.getLocalPort())).contains("another port");
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
