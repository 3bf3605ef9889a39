package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import dev.cloudcart.demo.shop.GeneratedShop;
import dev.cloudcart.demo.shop.ShopOptions;
import dev.cloudcart.demo.shop.Truth;
import dev.cloudcart.simulators.linnworks.LinnworksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.wire.Limits;

/// Kills the real program with `kill -9` at random moments of its runs, both services misbehaving all the while,
/// and then compares QuickBooks' ledger with the shop.
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {

    /// A short run each time, a long one with `-Dcrash.kills=50`.
    private static final int KILLS = Integer.getInteger("crash.kills", 20);

    private static final int ORDERS = 30 * KILLS;
    private static final int SEED = Integer.getInteger("crash.seed", 42);

    /// Everything that may happen to a call, at rates that leave some of them alone.
    private static final String QUICKBOOKS_FAULTS = "rough";
    private static final String LINNWORKS_FAULTS =
            "500-before:0.03,503-before:0.02,cut-before:0.03,cut-after-commit:0.03,"
                    + "slow:0.02,expired-token:0.03,200-empty:0.02";

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private final Random random = new Random(SEED);
    private final ShopOptions options = ShopOptions.upTo(Instant.now())
            .withOrders(ORDERS)
            .withRefunds(false)
            .withPurchaseOrders(0);

    private LinnworksSimulator linnworks;
    private QuickBooksSimulator quickBooks;
    private Truth truth;
    private List<String> orders = List.of();
    private Program program;

    @BeforeEach
    void open() throws IOException {
        linnworks = LinnworksSimulator.start(LinnworksSimulator.Options.usual()
                .limits(Limits.OFF)
                .latency(Duration.ofMillis(15))
                .faults(LINNWORKS_FAULTS, SEED));
        quickBooks = QuickBooksSimulator.start(QuickBooksSimulator.Options.usual()
                .limits(Limits.OFF)
                .latency(Duration.ofMillis(60))
                .faults(QUICKBOOKS_FAULTS, SEED));
        var bytes = new ByteArrayOutputStream();
        truth = new GeneratedShop(options).write(bytes);
        var lines = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.partitioningBy(line -> line.startsWith("{\"kind\":\"order\"")));
        orders = lines.getOrDefault(true, List.of());
        load(lines.getOrDefault(false, List.of()));
        program = new Program(new Addresses(linnworks, quickBooks, folder));
    }

    @AfterEach
    void close() {
        linnworks.close();
        quickBooks.close();
    }

    @Test
    void postsEveryOrderOnceThoughItIsKilledAgainAndAgain() throws Exception {
        setUp();

        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            sell(kill);
            interrupted += killSomewhere(sync()) ? 1 : 0;
        }
        sync().await();
        quickBooks.faults("none", SEED);
        int status = sync().await();

        var ledger = new SimulatedLedger(quickBooks);
        assertThat(interrupted).isGreaterThan(KILLS * 3 / 4);
        assertThat(status).isEqualTo(3);
        assertThat(ledger.numbers()).doesNotHaveDuplicates().hasSize(Math.toIntExact(truth.eligibleCount()));
        assertThat(ledger.totals()).isEqualTo(SimulatedLedger.totals(truth));
    }

    /// The shop goes on between the crashes: each time there is something new to post.
    private void sell(int part) throws IOException {
        load(orders.subList(part * orders.size() / KILLS, (part + 1) * orders.size() / KILLS));
    }

    private void load(List<String> lines) throws IOException {
        linnworks.load(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private Program.Running sync() throws IOException {
        return program.start("sync", "--company", "Demo", "--from", opening());
    }

    /// Mostly while it works, now and then while it starts.
    ///
    /// @return whether it was still at work
    private boolean killSomewhere(Program.Running running) throws InterruptedException {
        if (random.nextInt(8) > 0) {
            running.awaitWorking();
        }
        return running.killAfter(Duration.ofMillis(random.nextInt(700)));
    }

    private String opening() {
        return LocalDate.ofInstant(options.opening(), ZoneOffset.UTC).toString();
    }

    private void setUp() throws Exception {
        var settings = Files.writeString(
                folder.resolve("settings.yaml"), "order-export: {start-date: %s}".formatted(opening()));
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
}
