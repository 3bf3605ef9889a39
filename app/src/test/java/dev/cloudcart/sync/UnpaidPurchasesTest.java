package dev.cloudcart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.sync.Bought.Cost;
import dev.cloudcart.sync.Bought.Receipt;
import dev.cloudcart.sync.Bought.Statement;
import dev.cloudcart.sync.Bought.Status;
import dev.cloudcart.sync.FakeBooks.Trouble;

/// What is paid of purchase orders after all of them has come, which no list tells: a few are read by each run, and
/// none is missed.
class UnpaidPurchasesTest extends PurchasesSyncing {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Instant ORDERED = Instant.parse("2026-04-01T09:00:00Z");
    private static final int UNPAID = 130;
    private static final int LOOKS_MAX = 60;

    UnpaidPurchasesTest() {
        super(DATABASE);
        paysStatements = true;
    }

    /// Half of the ids are of those that count as negative where there are signs.
    @BeforeEach
    void areDelivered() {
        shop.now = Instant.parse("2026-04-20T12:00:00Z");
        IntStream.range(0, UNPAID).forEach(number -> delivered(number % 2 == 0 ? number + 1 : -number));
        syncs(Trouble.NONE);
        assertThat(standing()).hasSize(2 * UNPAID);
    }

    private void delivered(int number) {
        var order = new Bought(number, ORDERED, new int[] {10}, new int[] {20}, Status.DELIVERED);
        order.receipts.add(new Receipt(1, 1, 0, 10, 20, Instant.parse("2026-04-02T10:00:00Z")));
        shop.orders.put(order.id(), order);
    }

    private void isPaid(int number, int statement, String amount) {
        Objects.requireNonNull(shop.orders.get(id(number)))
                .statements
                .add(new Statement(statement, new BigDecimal(amount), shop.now));
    }

    private static UUID id(int number) {
        return new Bought(number, ORDERED, new int[] {1}, new int[] {1}, Status.OPEN).id();
    }

    private Set<UUID> asked() {
        shop.asked.clear();
        syncs(Trouble.NONE);
        assertThat(shop.asked).hasSizeLessThan(LOOKS_MAX);
        return new HashSet<>(shop.asked);
    }

    @Test
    void areAllReadWithinADayButNeverManyAtOnce() {
        IntStream.range(0, 3).forEach(_ -> asked());
        isPaid(1, 71, "12.00");
        isPaid(-UNPAID + 1, 72, "5.00");
        isPaid(-1, 73, "12.00");
        shop.now = shop.now.plus(Duration.ofDays(1));

        IntStream.range(0, 4).forEach(_ -> asked());

        assertThat(standing())
                .contains("bill payment PO1-P71 GBP 12.00")
                .contains("bill payment PO-129-P72 GBP 5.00")
                .contains("bill payment PO-1-P73 GBP 12.00");
    }

    /// In all rounds there are the two others that are looked at whatever is paid of them.
    @Test
    void areReadOnceADayOnlyAndOnlyWhileTheyAreNotPaid() {
        isPaid(1, 71, "12.00");
        isPaid(3, 72, "5.00");
        IntStream.range(0, 4).forEach(_ -> asked());
        assertThat(standing()).contains("bill payment PO1-P71 GBP 12.00", "bill payment PO3-P72 GBP 5.00");
        assertThat(asked()).hasSize(2);

        var others = new HashSet<UUID>();
        shop.now = shop.now.plus(Duration.ofDays(1));
        IntStream.range(0, 3).forEach(_ -> others.addAll(asked()));

        assertThat(others).hasSizeBetween(UNPAID - 1, UNPAID).contains(id(3));
    }

    @Test
    void goOnWithTheirRoundWhenTheProgramDies() {
        shop.now = shop.now.plus(Duration.ofDays(1));
        var read = asked();
        shop.orders.keySet().stream()
                .filter(order -> !read.contains(order))
                .findFirst()
                .ifPresent(order -> Objects.requireNonNull(shop.orders.get(order))
                        .statements
                        .add(new Statement(71, new BigDecimal("12.00"), shop.now)));
        shop.asked.clear();
        assertThatThrownBy(() -> syncs(Trouble.CRASHES_AFTER_COMMIT)).isInstanceOf(IllegalStateException.class);
        read.addAll(shop.asked);

        IntStream.range(0, 4).forEach(_ -> read.addAll(asked()));

        assertThat(read).hasSize(UNPAID);
        assertThat(standing().stream().filter(document -> document.startsWith("bill payment")))
                .hasSize(1);
    }

    /// The carrier is paid more than what the goods cost.
    @Test
    void areReadWhileOnlyTheirCarriersArePaid() {
        shop.orders.values().forEach(order -> {
            order.costs.add(new Cost(1_000, "Freight", 240));
            order.statements.add(new Statement(100, new BigDecimal("14.40"), shop.now, 1_000));
        });
        shop.now = shop.now.plus(Duration.ofDays(1));
        IntStream.range(0, 4).forEach(_ -> asked());
        assertThat(standing().stream().filter(document -> document.startsWith("bill payment")))
                .hasSize(UNPAID)
                .allMatch(document -> document.endsWith("GBP 14.40"));

        shop.now = shop.now.plus(Duration.ofDays(1));
        assertThat(asked()).hasSizeGreaterThan(LOOKS_MAX / 2);
    }

    /// Paid long after it was ordered.
    @Test
    void areReadHoweverOldTheyAreThoughNotAtOnce() {
        shop.now = ORDERED.plus(Duration.ofDays(200));
        isPaid(1, 71, "12.00");
        IntStream.range(0, UNPAID / 2 + 2).forEach(_ -> syncs(Trouble.NONE));

        assertThat(standing()).contains("bill payment PO1-P71 GBP 12.00");
    }
}
