package dev.cloudcart.core.trade;

import static dev.cloudcart.core.mapping.Supply.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.cloudcart.core.mapping.Supply;

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

    private static Supply ordered() {
        return anOrder().line("NUT", 10, "100.00", "20.00", "20").line("BOLT", 4, "8.00", "1.60", "20");
    }

    private static Supply nuts(int pieces) {
        return ordered().came(0, pieces, pieces + "0.00", pieces * 2 + ".00", "20");
    }

    private static List<String> lines(Delivery correction) {
        return correction.lines().stream()
                .map(line -> "%d %s for %s and %s"
                        .formatted(
                                line.quantity(),
                                line.product().sku(),
                                line.net().getAmount().setScale(2),
                                line.tax().getAmount().setScale(2)))
                .toList();
    }

    private static List<String> costs(Delivery correction) {
        return correction.costs().stream()
                .map(cost -> "%s %s for %s"
                        .formatted(
                                cost.name(),
                                cost.reference(),
                                cost.net().plus(cost.tax()).getAmount().setScale(2)))
                .toList();
    }

    private static List<String> lines(Supply billed, Supply now) {
        return lines(Correction.of(billed.delivery(1), now.delivery(1), FOUND));
    }

    @Test
    void isOfTheLinesOfWhichLessCame() {
        var billed = nuts(6).came(1, 3, "6.00", "1.20", "20");

        assertThat(lines(billed, nuts(4).came(1, 3, "6.00", "1.20", "20")))
                .as("as many bolts as were billed")
                .containsExactly("2 NUT for 20.00 and 4.00");
        assertThat(lines(billed, nuts(6))).as("no bolt at all").containsExactly("3 BOLT for 6.00 and 1.20");
        assertThat(lines(nuts(6), nuts(4).came(1, 1, "2.00", "0.40", "20")))
                .as("bolts that were not billed")
                .isEmpty();
    }

    /// One line of the order can be in a delivery twice.
    @Test
    void isOfAllThatCameOnALine() {
        var twice = nuts(4).came(0, 2, "20.00", "4.00", "20");

        assertThat(lines(twice, nuts(5))).containsExactly("1 NUT for 10.00 and 2.00");
        assertThat(lines(nuts(6), twice)).isEmpty();
        assertThat(lines(nuts(6), nuts(3).came(0, 1, "10.00", "2.00", "20")))
                .containsExactly("2 NUT for 20.00 and 4.00");
    }

    @Test
    void isNoneWhereMoreTaxIsOnFewerPieces() {
        assertThat(Correction.isOnlyLess(
                        nuts(6).delivery(1),
                        ordered().came(0, 5, "50.00", "12.50", "25").delivery(1)))
                .isFalse();
    }

    /// What a cost is called, and its reference, say which it is; its shares are of one.
    @Test
    void isOfTheCostsOfWhichLessFellToWhatCame() {
        var billed = nuts(6).cost("Freight", "DHL 7", "", "6.00", "1.20", "20")
                .cost("Freight", "DHL 8", "", "12.00", "2.40", "20")
                .cost("Duty", "", "", "3.00", "0.60", "20");
        var now = nuts(5).cost("Freight", "DHL 7", "", "5.00", "1.00", "20")
                .cost("Freight", "DHL 8", "", "12.00", "2.40", "20");

        assertThat(costs(Correction.of(billed.delivery(1), now.delivery(1), FOUND)))
                .containsExactly("Freight DHL 7 for 1.20", "Duty  for 3.60");
    }

    @Test
    void isOfAllSharesOfOneCost() {
        var billed = nuts(6).cost("Freight", "DHL 7", "", "6.00", "1.20", "20")
                .cost("Freight", "DHL 7", "", "2.00", "0.40", "20");
        var now = nuts(5).cost("Freight", "DHL 7", "", "5.00", "1.00", "20");

        assertThat(costs(Correction.of(billed.delivery(1), now.delivery(1), FOUND)))
                .containsExactly("Freight DHL 7 for 3.60");
    }

    @Test
    void isNoneWhereAnotherCostIsBesideWhatCame() {
        var billed = nuts(6).cost("Freight", "DHL 7", "", "6.00", "1.20", "20");

        assertThat(Correction.isOnlyLess(
                        billed.delivery(1),
                        nuts(5).cost("Duty", "", "", "0.00", "0.00", "20").delivery(1)))
                .isFalse();
        assertThat(Correction.isOnlyLess(
                        billed.delivery(1),
                        nuts(5).cost("Freight", "DHL 8", "", "0.00", "0.00", "20")
                                .delivery(1)))
                .isFalse();
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
