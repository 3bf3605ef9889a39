package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// A vendor credit over the days: it stays of the day on which the first correction was found, and in use.
class CreditedPurchasesTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Bought order =
            new Bought(1, Instant.parse("2026-04-01T09:00:00Z"), new int[] {10}, new int[] {20}, Status.PARTIAL);

    private Rules.Corrected corrected = Rules.Corrected.VENDOR_CREDIT;

    CreditedPurchasesTest() {
        super(DATABASE);
    }

    @Override
    Rules.Purchases rules() {
        var usual = super.rules();
        return usual.with(new Rules.Billing(usual.billing().when(), corrected, ""));
    }

    private void came(int pieces) {
        order.receipts.clear();
        order.receipts.add(new Receipt(70, 7, 0, pieces, 20, Instant.parse("2026-04-02T10:00:00Z")));
    }

    @BeforeEach
    void lessCameThanWasBilled() {
        shop.now = Instant.parse("2026-04-03T12:00:00Z");
        shop.orders.put(order.id(), order);
        came(6);
        syncs(Trouble.NONE);
        came(5);
        syncs(Trouble.NONE);
        assertThat(standing())
                .containsExactly(
                        "bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00", "vendor credit PO1-7-C GBP 1.20");
    }

    @Test
    void isOfTheDayOnWhichTheFirstCorrectionWasFound() {
        shop.now = shop.now.plus(Duration.ofDays(4));
        came(3);
        syncs(Trouble.NONE);

        assertThat(standing())
                .containsExactly(
                        "bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00", "vendor credit PO1-7-C GBP 3.60");
        assertThat(books.document(books.id("PO1-7-C")).form().day()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @Test
    void staysInUseWhereBillsAreToBeAmendedSince() {
        corrected = Rules.Corrected.AMEND_THE_BILL;
        came(3);
        syncs(Trouble.NONE);

        assertThat(standing())
                .containsExactly(
                        "bill PO1-7 GBP 7.20", "purchase order PO1 GBP 12.00", "vendor credit PO1-7-C GBP 3.60");
    }

    /// What is corrected is a bill, which no line of a credit is linked to.
    @Test
    void isLinkedToNothing() {
        assertThat(books.document(books.id("PO1-7-C")).form().lines())
                .allMatch(line -> line.link() == null || line.link().billed() == null);
    }

    /// What the bill was made from stays known while nothing makes sense.
    @ParameterizedTest
    @ValueSource(ints = {5, 4})
    void staysInUseWhereNothingMadeSenseInBetween(int pieces) {
        books.pay("PO1-7");
        shop.garbling = json -> json.replaceFirst("\"Status\":\"PARTIAL\"", "\"Status\":\"\"");
        syncs(Trouble.NONE);

        shop.garbling = json -> json;
        came(pieces);
        syncs(Trouble.NONE);
        syncs(Trouble.NONE);
        assertThat(standing())
                .containsExactly(
                        "bill PO1-7 GBP 7.20",
                        "purchase order PO1 GBP 12.00",
                        pieces == 5 ? "vendor credit PO1-7-C GBP 1.20" : "vendor credit PO1-7-C GBP 2.40");
    }
}
