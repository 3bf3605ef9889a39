package dev.cloudcart.core.trade;

import static dev.cloudcart.core.mapping.Supply.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/// What was billed of a delivery and did not come.
class CorrectionTest {

    private static final Instant FOUND = Instant.parse("2026-04-01T09:00:00Z");

    private static Delivery came(int pieces, String net, String tax, String freight, String freightTax) {
        return anOrder()
                .line("NUT", 10, "100.00", "20.00", "20")
                .came(0, pieces, net, tax, "20")
                .cost("Freight", freight, freightTax, "20")
                .delivery(1);
    }

    @Test
    void isTheDifferenceToThePenny() {
        var correction = Correction.of(
                came(6, "60.00", "12.00", "13.09", "2.62"), came(4, "40.00", "8.00", "8.73", "1.75"), FOUND);

        assertThat(correction.gross()).hasToString("GBP 29.23");
        assertThat(correction.tax()).hasToString("GBP 4.87");
        assertThat(correction.receivedAt()).isEqualTo(FOUND);
        assertThat(correction.ref().number()).isEqualTo("PO1-1-C");
        assertThat(correction.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.net().getAmount()).isEqualByComparingTo("20.00");
        });
        assertThat(correction.costs())
                .singleElement()
                .satisfies(cost ->
                        assertThat(cost.net().plus(cost.tax()).getAmount()).isEqualByComparingTo("5.23"));
    }

    /// The shares of the freight carry 1.27 and 0.65 of tax, 0.62 less; of what is less in all, 3.80, it is 0.63.
    @Test
    void carriesTheTaxOfWhatIsLessThoughThatOfItsSharesIsAnother() {
        var correction = Correction.of(
                came(6, "60.00", "12.00", "6.33", "1.27"), came(5, "50.00", "10.00", "3.15", "0.65"), FOUND);

        assertThat(correction.gross()).hasToString("GBP 15.80");
        assertThat(correction.tax()).hasToString("GBP 2.63");
    }

    /// Prices of four decimals: 3 x 1.0049 is billed as 3.01 and 0.60, 2 as 2.01 and 0.40.
    @Test
    void leavesATaxWithWhichTheLinesAddUp() {
        var correction = Correction.of(
                came(3, "3.0147", "0.60294", "0.00", "0.00"), came(2, "2.0098", "0.40196", "0.00", "0.00"), FOUND);

        assertThat(correction.gross().minus(correction.tax()).getAmount())
                .isBetween(new BigDecimal("1.00"), new BigDecimal("1.01"));
    }

    @Test
    void isOverWhereAllCameAfterAllOrTheBillHasToFollow() {
        var billed = came(6, "60.00", "12.00", "12.00", "2.40");

        assertThat(Correction.of(billed, billed, FOUND).standing()).isEqualTo(Standing.CANCELLED);
        // dearer, though fewer came
        assertThat(Correction.isOnlyLess(billed, came(5, "55.00", "11.00", "10.00", "2.00")))
                .isFalse();
        // a larger share of the freight, though fewer came
        assertThat(Correction.isOnlyLess(billed, came(5, "50.00", "10.00", "20.00", "4.00")))
                .isFalse();
        assertThat(Correction.isOnlyLess(billed, came(7, "70.00", "14.00", "14.00", "2.80")))
                .isFalse();
        assertThat(Correction.isOnlyLess(billed, came(5, "50.00", "10.00", "10.00", "2.00")))
                .isTrue();
    }

    /// What another supplier is owed is less of nothing.
    @Test
    void isNoneOfAnotherSupplier() {
        var billed = came(6, "60.00", "12.00", "12.00", "2.40");
        var less = came(5, "50.00", "10.00", "10.00", "2.00");

        assertThat(Correction.isOnlyLess(billed, from(new UUID(1, 2), less))).isFalse();
        assertThat(Correction.isOnlyLess(billed, from(billed.supplier().id(), less)))
                .isTrue();
    }

    private static Delivery from(UUID supplier, Delivery delivery) {
        return new Delivery(
                delivery.ref(),
                delivery.order(),
                delivery.extent(),
                delivery.deliveries(),
                new Supplier(supplier, "Beta", delivery.supplier().country()),
                delivery.supplierReference(),
                delivery.receivedAt(),
                delivery.isLast(),
                delivery.standing(),
                delivery.gross(),
                delivery.tax(),
                delivery.lines(),
                delivery.surplus(),
                delivery.costs());
    }
}
