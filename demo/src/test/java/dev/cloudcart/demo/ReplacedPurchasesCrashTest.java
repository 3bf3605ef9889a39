package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Purchases whose currency changes are replaced document by document, and the program is killed at each step of it:
/// what was let go comes again, once, in the other currency.
class ReplacedPurchasesCrashTest extends Crashing {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A payment, a bill and an order go; an order, a bill and a payment come, and what is done is closed.
    private static final int STEPS = 7;

    /// Before the books have done a step and after it; of each step one or the other where time is short.
    private static final int ROUNDS = KILLS < 50 ? 1 : 2;

    private static final Duration AN_ANSWER_LATER = Duration.ofMillis(75);

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    Path folder() {
        return folder;
    }

    @Test
    void standOnceThoughItIsKilledBetweenLettingGoAndReplacing() throws Exception {
        behave();
        openAccounts();
        setUp("""
                order-export: {start-date: %s}
                purchase-settings:
                  sync-purchases: true
                  sync-purchases-as: purchase orders with bills
                  payment-statements: bill payments
                  pay-from: [{currency: GBP, account: Current account}, {currency: EUR, account: Bank in euros}]
                tax: {codes: [{rate: 0, kind: purchases, code: No VAT}]}
                """.formatted(LocalDate.ofInstant(Buying.day(-30), ZoneOffset.UTC)));
        load(List.of(Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP")));
        load(Stream.iterate(0, kill -> kill <= ROUNDS * STEPS, kill -> kill + 1)
                .map(kill -> bought(kill, "GBP"))
                .toList());
        assertThat(sync().await()).isZero();
        // makes the vendor of the other currency
        load(List.of(bought(0, "EUR")));
        assertThat(sync().await()).isZero();

        int interrupted = 0;
        for (int kill = 1; kill <= ROUNDS * STEPS; kill++) {
            load(List.of(bought(kill, "EUR")));
            interrupted += killAtStep((kill - 1) % STEPS + 1, sync(), (kill + (kill - 1) / STEPS) % 2 == 0) ? 1 : 0;
            assertThat(sync().await()).as("after kill %d", kill).isZero();
            assertThat(standing(kill))
                    .as("after kill %d", kill)
                    .containsExactly(
                            "PurchaseOrder 100.00 EUR" + (isDone(kill) ? " Closed" : " Open"),
                            isDone(kill) ? "Bill 100.00 EUR, open 80.00" : "Bill 60.00 EUR, open 40.00",
                            "BillPayment 20.00 EUR");
        }

        assertThat(interrupted).isGreaterThanOrEqualTo(ROUNDS * (STEPS - 1));
        var batches = batches();
        assertThat(sync().await()).isZero();
        assertThat(batches()).isEqualTo(batches);
    }

    private void openAccounts() throws Exception {
        quickBooks.load(new ByteArrayInputStream(Demo.CREDITORS.getBytes(StandardCharsets.UTF_8)));
        new BookReader(quickBooks).post("account", """
                {"Name":"Bank in euros","AccountType":"Bank","AccountSubType":"Checking","CurrencyRef":{"value":"EUR"}}""");
    }

    /// Of those nothing but what is kept brings them again.
    private static boolean isDone(int kill) {
        return kill % 2 == 1;
    }

    private static String bought(int kill, String currency) {
        return new Ordered("PO" + kill, Buying.day(-20))
                .that(isDone(kill) ? "DELIVERED" : "PARTIAL")
                .in(currency, currency.equals("GBP") ? "1" : "0.8")
                .item("NUT", 10, "10.00", 0)
                .came(100 + kill, Buying.day(-9), 0, isDone(kill) ? 10 : 6)
                .paid(500 + kill, "20.00", Buying.day(-2))
                .line();
    }

    private List<String> standing(int kill) throws Exception {
        var standing = new ArrayList<String>();
        var books = new BookReader(quickBooks);
        for (var kind : List.of("PurchaseOrder", "Bill", "BillPayment")) {
            for (var document : books.all(kind)) {
                if (document.path("TotalAmt").decimalValue().signum() != 0
                        && document.path("PrivateNote").asString().matches(".*\\bPO%d\\b.*".formatted(kill))) {
                    standing.add("%s %s %s%s"
                            .formatted(
                                    kind,
                                    document.path("TotalAmt").asString(),
                                    document.at("/CurrencyRef/value").asString(),
                                    switch (kind) {
                                        case "PurchaseOrder" ->
                                            " " + document.path("POStatus").asString();
                                        case "Bill" ->
                                            ", open " + document.path("Balance").asString();
                                        default -> "";
                                    }));
                }
            }
        }
        return standing;
    }

    /// @param answered whether the books have done the step by then
    private boolean killAtStep(int step, Program.Running running, boolean answered) throws Exception {
        long before = batches();
        while (running.isAlive() && batches() < before + step) {
            running.awaitFor(Duration.ofMillis(2));
        }
        return running.killAfter(answered ? AN_ANSWER_LATER : Duration.ZERO);
    }

    private long batches() throws Exception {
        var state = client.send(
                HttpRequest.newBuilder(quickBooks.uri().resolve("/_simulator/state"))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(state.body())
                .path("calls")
                .propertyStream()
                .filter(calls -> calls.getKey().contains("batch"))
                .map(Map.Entry::getValue)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private Program.Running sync() throws Exception {
        return program.start("sync", "--company", "Demo");
    }
}
