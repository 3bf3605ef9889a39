package dev.cloudcart.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Random;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.Cases;

class PricedQuantityTest {

    @ParameterizedTest
    @CsvSource({
        "GBP 12.42, 2, 6.21",
        "GBP 10.00, 3, 3.333",
        "GBP 16.50, 12, 1.375",
        "GBP 0.00, 7, 0.00",
        "GBP -5.25, 1, -5.25",
        "JPY 320, 3, 106.667",
        "GBP 0.01, 3, 0.003",
        "KWD 10.13, 3, 3.377",
        "ISK 5000, 7, 714.286",
        "KRW 50000, 3, 16666.667",
        "IDR 150000, 1, 150000.00",
        "GBP 500.00, 128, 3.90625",
        "GBP 1234.57, 135, 9.14496"
    })
    void usesAsFewDecimalsAsDo(String amount, int quantity, String price) {
        var priced = PricedQuantity.of(Money.parse(amount), quantity);

        assertThat(priced).singleElement().extracting(PricedQuantity::unitPrice).isEqualTo(new BigDecimal(price));
    }

    @Test
    void splitsTheLineWhereFiveDecimalsAreNotEnough() {
        var priced = PricedQuantity.of(Money.parse("GBP 77183.61"), 74_215);

        assertThat(priced)
                .extracting(PricedQuantity::quantity, PricedQuantity::unitPrice)
                .containsExactly(
                        tuple(new BigDecimal("74214"), new BigDecimal("1.04")),
                        tuple(new BigDecimal("1"), new BigDecimal("1.05")));
        assertThat(priced.getFirst().amount().plus(priced.getLast().amount())).isEqualTo(Money.parse("GBP 77183.61"));
        assertThat(priced.getFirst().quantity().add(priced.getLast().quantity()))
                .isEqualByComparingTo(BigDecimal.valueOf(74_215));
    }

    @Test
    void refusesALineThatQuickBooksWouldRefuse() {
        assertThatThrownBy(() -> new PricedQuantity(BigDecimal.TWO, new BigDecimal("6.20"), Money.parse("GBP 12.42")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAmountsThatQuickBooksCannotKeep() {
        assertThatThrownBy(() -> PricedQuantity.of(Money.parse("KWD 10.125"), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, GBP", "2, GBP", "3, JPY", "4, USD", "5, JPY", "6, EUR", "7, KWD", "8, OMR"})
    void keepsTheAmountWhateverTheQuantity(int seed, String currency) {
        var random = new Random(seed);
        for (int i = 0; i < Cases.outOf(2_000); i++) {
            var unit = CurrencyUnit.of(currency);
            var amount = Grain.ofBooks(unit).rounded(Money.ofMinor(unit, random.nextInt(10_000_000)));

            int quantity = 1 + random.nextInt(100_000);

            var priced = PricedQuantity.of(amount, quantity);

            assertThat(priced).hasSizeLessThanOrEqualTo(2);
            assertThat(priced.stream().map(PricedQuantity::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(BigDecimal.valueOf(quantity));
            assertThat(priced.stream().map(PricedQuantity::amount).reduce(Money::plus))
                    .contains(amount);
        }
    }
}
