package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// The real program, killed with `kill -9` at random moments of its runs, both services misbehaving all the while.
abstract class Crashing {

    /// A short run each time, a long one with `-Dcrash.kills=50`.
    static final int KILLS = Integer.getInteger("crash.kills", 12);

    private static final int SEED = Integer.getInteger("crash.seed", 42);

    /// Everything that may happen to a call, at rates that leave some of them alone.
    private static final String QUICKBOOKS_FAULTS = "rough";
    private static final String LINNWORKS_FAULTS =
            "500-before:0.03,503-before:0.02,cut-before:0.03,cut-after-commit:0.03,"
                    + "slow:0.02,expired-token:0.03,200-empty:0.02";

    private final Random random = new Random(SEED);

    LinnworksSimulator linnworks;
    QuickBooksSimulator quickBooks;
    Program program;

    /// The home of the program.
    abstract Path folder();

    @BeforeEach
    void start() {
        linnworks = LinnworksSimulator.start(LinnworksSimulator.Options.usual()
                .limits(Limits.OFF)
                .latency(Duration.ofMillis(15))
                .faults(LINNWORKS_FAULTS, SEED));
        quickBooks = QuickBooksSimulator.start(QuickBooksSimulator.Options.usual()
                .limits(Limits.OFF)
                .latency(Duration.ofMillis(60))
                .faults(QUICKBOOKS_FAULTS, SEED));
        program = new Program(new Addresses(linnworks, quickBooks, folder()));
    }

    @AfterEach
    void close() {
        linnworks.close();
        quickBooks.close();
    }

    void setUp(String yaml) throws Exception {
        var settings = Files.writeString(folder().resolve("settings.yaml"), yaml);
        program.run("company", "add", "Demo", "--currency", "GBP", "--time-zone", "Europe/London");
        program.run(
                "connect",
                "linnworks",
                "--company",
                "Demo",
                "--token",
                LinnworksSimulator.INSTALLATION_TOKEN.toString());
        program.run(
                "connect",
                "quickbooks",
                "--company",
                "Demo",
                "--realm",
                QuickBooksSimulator.REALM,
                "--refresh-token",
                QuickBooksSimulator.REFRESH_TOKEN);
        assertThat(program.run("settings", "import", "--company", "Demo", settings.toString()))
                .isZero();
    }

    void load(List<String> lines) throws IOException {
        linnworks.load(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    void behave() {
        quickBooks.faults("none", SEED);
    }

    /// Mostly while it works, now and then while it starts.
    ///
    /// @return whether it was still at work
    boolean killSomewhere(Program.Running running) throws InterruptedException {
        if (random.nextInt(8) > 0) {
            running.awaitWorking();
        }
        return killSoon(running);
    }

    boolean killSoon(Program.Running running) throws InterruptedException {
        return running.killAfter(Duration.ofMillis(random.nextInt(700)));
    }
}
