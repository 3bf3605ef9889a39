package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.shop.GeneratedShop;
import dev.cloudcart.shop.ShopOptions;
import dev.cloudcart.shop.Truth;

/// Orders come between the crashes, others change and are cancelled, and then QuickBooks' ledger is compared with the
/// shop.
class CrashTest extends Crashing {

    private static final int ORDERS = 30 * KILLS;

    /// A store of its own, whose orders change after they were posted.
    private static final String PHONE = "PHONE";

    private static final String PHONE_CUSTOMER = "PHONE GBP";

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private final ShopOptions options = ShopOptions.upTo(Instant.now())
            .withOrders(ORDERS)
            .withRefunds(false)
            .withPurchaseOrders(0);

    private final Sold phone = new Sold(InstantSource.system(), Duration.ofHours(1));

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
        var phoned = ledger.totalsByNumber(PHONE_CUSTOMER);
        assertThat(ledger.numbers())
                .doesNotHaveDuplicates()
                .hasSize(Math.toIntExact(truth.eligibleCount()) + phoned.size());
        var totals = ledger.totals();
        totals.remove(PHONE_CUSTOMER);
        assertThat(totals).isEqualTo(SimulatedLedger.totals(truth));
        phoned.values().removeIf(total -> total.signum() == 0);
        assertThat(phoned).isEqualTo(phonedInTheEnd());
    }

    /// The shop goes on between the crashes: each time there is something new to post.
    private void sell(int part) throws IOException {
        load(orders.subList(part * orders.size() / KILLS, (part + 1) * orders.size() / KILLS));
        for (int number = 1; number <= 3; number++) {
            load(List.of(phoned(part, number)));
        }
        if (part > 0) {
            load(List.of(
                    phoned(part - 1, 1, lines(2)), phoned(part - 1, 2, at("/GeneralInfo", "HoldOrCancel", "true"))));
        }
    }

    @SafeVarargs
    private String phoned(int part, int number, Consumer<ObjectNode>... changes) {
        var order = source(PHONE);
        for (var change : changes) {
            order = order.andThen(change);
        }
        return phone.taxed(number(part, number), 20, order);
    }

    private static int number(int part, int number) {
        return 900_000 + 10 * part + number;
    }

    /// One of three was changed, one cancelled, and one stayed, but for those that came last.
    private static Map<String, BigDecimal> phonedInTheEnd() {
        var totals = new HashMap<String, BigDecimal>();
        for (int part = 0; part < KILLS; part++) {
            boolean last = part == KILLS - 1;
            totals.put(String.valueOf(number(part, 1)), new BigDecimal(last ? "12.00" : "24.00"));
            if (last) {
                totals.put(String.valueOf(number(part, 2)), new BigDecimal("12.00"));
            }
            totals.put(String.valueOf(number(part, 3)), new BigDecimal("12.00"));
        }
        return totals;
    }

    private Program.Running sync() throws IOException {
        return program.start("sync", "--company", "Demo", "--from", opening());
    }

    private String opening() {
        return LocalDate.ofInstant(options.opening(), ZoneOffset.UTC).toString();
    }
}
