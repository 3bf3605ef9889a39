package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A purchase order's life while the wire fails in one way after another: once it is calm, everything stands once and
/// comes to what came. `-Dfaulty.first=100 -Dfaulty.seeds=20` plays others.
class FaultyPurchasesTest extends Buying {

    /// By this seed a bill that had waited was once linked to a purchase order that was about to be replaced.
    private static final int FIRST = Integer.getInteger("faulty.first", 51);
    private static final int SEEDS = Integer.getInteger("faulty.seeds", 1);

    private static final String OTHER = "5a11e500-0000-4000-8000-000000000004";

    static Stream<Arguments> faults() {
        return Stream.of(
                        "429:0.3,429-retry-after:0.2",
                        "503-before:0.3,cut-before:0.2",
                        "cut-after-commit:0.35",
                        "half-body:0.35",
                        "504-after-commit:0.35",
                        "500-after-commit:0.35",
                        "429-after-commit:0.35",
                        "200-fault:0.3,200-empty:0.2",
                        "401-storm:0.1,down:0.1,maintenance:0.1",
                        "harsh")
                .flatMap(faults -> IntStream.range(FIRST, FIRST + SEEDS).mapToObj(seed -> Arguments.of(faults, seed)));
    }

    @AfterEach
    void calm() throws Exception {
        quickBooksFaults("none", 0);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void standOnceWhateverTheWireDoes(String faults, int seed) throws Exception {
        connectBuying("purchase orders with bills");
        set("purchase-settings: {additional-costs: own bill, cost-vendors: [{cost: Freight, vendor: Fast Freight}]}");
        sell(Ordered.supplier(Ordered.ACME, "Acme", "United Kingdom", "GBP"));
        sell(Ordered.supplier(OTHER, "Bolzen", "Germany", "EUR"));
        quickBooksFaults(faults, seed);

        step(first("OPEN"), second("GBP", "1"));
        step(
                first("PARTIAL").came(7, first, 0, 6),
                second("GBP", "1").that("PARTIAL").came(17, first, 0, 2));
        step(
                first("PARTIAL").came(7, first, 0, 6).cost("Freight", "20.00", 20),
                second("EUR", "0.8").that("PARTIAL").came(17, first, 0, 2));
        step(first("PARTIAL").came(7, first, 0, 5).came(8, second, 0, 2).cost("Freight", "20.00", 20));
        step(first("PARTIAL")
                .came(7, first, 0, 7)
                .came(8, second, 0, 2)
                .cost("Freight", "10.00", 20)
                .paid(12, "20.00", second));
        var done = first("DELIVERED")
                .came(7, first, 0, 7)
                .came(8, second, 0, 2)
                .came(8, second, 1, 4)
                .cost("Freight", "10.00", 20)
                .paid(12, "20.00", second)
                .paid(13, "30.00", second);
        step(done);
        quickBooksFaults("none", 0);
        for (int run = 0; run < 3; run++) {
            syncAnyhow();
        }

        assertThat(sync(0).path("holds")).isEmpty();
        assertThat(standing())
                .containsExactlyInAnyOrder(
                        "PurchaseOrder PO1 132.00 GBP Closed",
                        "PurchaseOrder PO2 60.00 EUR Open",
                        "Bill PO1-7 84.00 GBP",
                        "Bill PO1-8 36.00 GBP",
                        "Bill PO1-A1000 12.00 GBP",
                        "Bill PO2-17 24.00 EUR",
                        "BillPayment  20.00 GBP",
                        "BillPayment  30.00 GBP");
        var stand = documents();
        sync(0);
        assertThat(documents()).isEqualTo(stand);
    }

    private Ordered first(String status) {
        return nuts().that(status);
    }

    private Ordered second(String currency, String rate) {
        return new Ordered("PO2", ordered)
                .from(currency.equals("GBP") ? Ordered.ACME : OTHER)
                .in(currency, rate)
                .item("NUT", 5, "12.00", 0);
    }

    private void step(Ordered... orders) throws Exception {
        for (var order : orders) {
            sell(order.line());
        }
        syncAnyhow();
    }

    private List<String> standing() throws Exception {
        var standing = new ArrayList<String>();
        for (var kind : List.of("PurchaseOrder", "Bill", "VendorCredit", "BillPayment")) {
            for (var document : books.rows(kind, "TotalAmt > '0'")) {
                standing.add("%s %s %s %s%s"
                        .formatted(
                                kind,
                                document.path("DocNumber").asString(),
                                new BigDecimal(document.path("TotalAmt").asString()).setScale(2),
                                document.at("/CurrencyRef/value").asString("GBP"),
                                kind.equals("PurchaseOrder")
                                        ? " " + document.path("POStatus").asString()
                                        : ""));
            }
        }
        return standing;
    }
}
