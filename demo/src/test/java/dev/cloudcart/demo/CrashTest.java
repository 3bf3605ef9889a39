package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import dev.cloudcart.demo.shop.GeneratedShop;
import dev.cloudcart.demo.shop.ShopOptions;
import dev.cloudcart.demo.shop.Truth;

/// Orders come between the crashes, and then QuickBooks' ledger is compared with the shop.
@Execution(ExecutionMode.CONCURRENT)
class CrashTest extends Crashing {

    private static final int ORDERS = 30 * KILLS;

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private final ShopOptions options = ShopOptions.upTo(Instant.now())
            .withOrders(ORDERS)
            .withRefunds(false)
            .withPurchaseOrders(0);

    private Truth truth;
    private List<String> orders = List.of();

    @Override
    Path folder() {
        return folder;
    }

    @BeforeEach
    void open() throws IOException {
        var bytes = new ByteArrayOutputStream();
        truth = new GeneratedShop(options).write(bytes);
        var lines = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.partitioningBy(line -> line.startsWith("{\"kind\":\"order\"")));
        orders = lines.getOrDefault(true, List.of());
        load(lines.getOrDefault(false, List.of()));
    }

    @Test
    void postsEveryOrderOnceThoughItIsKilledAgainAndAgain() throws Exception {
        setUp("order-export: {start-date: %s}".formatted(opening()));

        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            sell(kill);
            interrupted += killSomewhere(sync()) ? 1 : 0;
        }
        sync().await();
        behave();
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

    private Program.Running sync() throws IOException {
        return program.start("sync", "--company", "Demo", "--from", opening());
    }

    private String opening() {
        return LocalDate.ofInstant(options.opening(), ZoneOffset.UTC).toString();
    }
}
