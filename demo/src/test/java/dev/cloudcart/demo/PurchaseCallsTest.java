package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What purchases cost in calls, counted by the program and by the simulated services, and one that is long.
class PurchaseCallsTest extends Buying {

    private static final int FINISHED = 2_960;
    private static final int UNFINISHED = 40;
    private static final int CALLS_MAX = 60;
    private static final int DELIVERIES = 12;
    private static final int LINES = 300;

    /// Whoever syncs every hour pays this each hour.
    @Test
    void areFewInACompanyInWhichNothingHappens() throws Exception {
        connect("uk", "{}", ON);
        var shop = new StringBuilder(Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"));
        for (int number = 1; number <= FINISHED + UNFINISHED; number++) {
            shop.append(ordered(number).line());
        }
        sell(shop.toString());
        var first = sync(0);
        assertThat(first.at("/documents/posted").asInt()).isEqualTo(2 * FINISHED + UNFINISHED);

        int next = idle("The next run");
        int after = idle("The run after it");
        later(Duration.ofDays(8));
        purchasesWereListed(Duration.ofDays(8));
        int weekly =
                unchanged("The weekly run, which lists all").path("linnworks").asInt();

        assertThat(List.of(next, after, weekly)).allMatch(calls -> calls <= CALLS_MAX);
    }

    /// A few are looked at by each run, so that none costs more; what was paid is found when its turn comes.
    @Test
    void areFewWherePaymentsAreLookedForToo() throws Exception {
        connect(
                "uk",
                "{}",
                "purchase-settings: {sync-purchases: true, payment-statements: bill payments, pay-from: [{currency: GBP, account: Current account}]}");
        var shop = new StringBuilder(Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"));
        for (int number = 1; number <= FINISHED + UNFINISHED; number++) {
            shop.append(ordered(number).line());
        }
        sell(shop.toString());
        sync(0);

        purchasesWereListed(Duration.ofDays(1));
        unchanged("The first run of a day");
        var calls = new ArrayList<Integer>();
        for (int run = 1; run <= 4; run++) {
            calls.add(idle("With payment statements, run " + run));
        }
        later(Duration.ofDays(8));
        purchasesWereListed(Duration.ofDays(8));
        calls.add(unchanged("The weekly run, which lists all").path("linnworks").asInt());
        assertThat(calls).allMatch(count -> count <= CALLS_MAX);
    }

    private static Ordered ordered(int number) {
        var order = new Ordered("PO" + number, day(-number % 300 - 1)).item("NUT", 2, "10.00", 20);
        return number <= FINISHED ? order.that("DELIVERED").came(number, day(-1), 0, 2) : order;
    }

    private int idle(String which) throws Exception {
        var calls = unchanged(which);
        assertThat(calls.path("quickbooksReads").asInt()).as("%s", calls).isZero();
        return calls.path("linnworks").asInt();
    }

    /// Once a day QuickBooks is asked what others did there, purchases or not.
    private JsonNode unchanged(String which) throws Exception {
        var report = sync(0);
        assertCame(report, 0, 0);
        var calls = report.path("calls");
        assertThat(calls.path("quickbooksWrites").asInt()).isZero();
        System.out.printf(
                "%s: %s of %,d purchase orders, %d of them unfinished%n",
                which, calls, FINISHED + UNFINISHED, UNFINISHED);
        return calls;
    }

    /// Each line comes in a dozen deliveries at prices that make fractions of a penny.
    @Test
    void billALongOrderInManyDeliveriesToThePenny() throws Exception {
        connect("uk", "{}", ON);
        var calls = new TreeMap<Integer, JsonNode>();
        for (int came = 0; came <= DELIVERIES; came++) {
            sell(
                    Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"),
                    longOrder(came).line());
            var report = sync(0);
            assertCame(report, 1, came == DELIVERIES ? 1 : 0);
            calls.put(came, report.path("calls"));
        }

        var order = books.rows("PurchaseOrder", "DocNumber = 'PO1'").getFirst();
        assertThat(order.path("POStatus").asString()).isEqualTo("Closed");
        var lines = order.path("Line")
                .valueStream()
                .filter(Buying::hasItem)
                .collect(Collectors.toMap(line -> line.path("Id").asString(), Buying::item));
        assertThat(lines).hasSize(LINES);
        var bills = books.rows("Bill", "TotalAmt > '0'");
        assertThat(bills).hasSize(DELIVERIES);
        for (var bill : bills) {
            assertThat(bill.path("TotalAmt").decimalValue()).isEqualByComparingTo(owedForOneOfEach());
            var goods = bill.path("Line").valueStream().filter(Buying::hasItem).toList();
            assertThat(goods).hasSize(LINES).allSatisfy(line -> {
                assertThat(line.at("/LinkedTxn/0/TxnId").asString())
                        .isEqualTo(order.path("Id").asString());
                assertThat(lines.getOrDefault(line.at("/LinkedTxn/0/TxnLineId").asString(), ""))
                        .isEqualTo(item(line));
                assertThat(quantity(line)).isEqualTo("1");
            });
        }
        System.out.printf("%d lines, a delivery after the other: %s%n", LINES, calls.values());
        assertCame(sync(0), 0, 0);
    }

    private static String unit(int line) {
        return BigDecimal.valueOf(1_000 + 37L * line, 3).toPlainString();
    }

    private Ordered longOrder(int deliveries) {
        var order = new Ordered("PO1", ordered);
        for (int line = 0; line < LINES; line++) {
            order.item("ITEM%03d".formatted(line), DELIVERIES, unit(line), 20);
        }
        order.that(deliveries == 0 ? "OPEN" : deliveries == DELIVERIES ? "DELIVERED" : "PARTIAL");
        for (int delivery = 1; delivery <= deliveries; delivery++) {
            for (int line = 0; line < LINES; line++) {
                order.came(delivery, ordered.plus(Duration.ofDays(delivery)), line, 1);
            }
        }
        return order;
    }

    private static BigDecimal owedForOneOfEach() {
        var net = BigDecimal.ZERO;
        for (int line = 0; line < LINES; line++) {
            net = net.add(new BigDecimal(unit(line)));
        }
        return net.multiply(new BigDecimal("1.2")).setScale(2, RoundingMode.HALF_UP);
    }
}
