package dev.cloudcart.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApportionmentTest {

    @Test
    void givesTheLastPennyToThePartThatLostMost() {
        var parts = parts("GBP", "3.333", "3.336", "3.331");

        var rounded = Apportionment.of(Money.parse("GBP 10.00"), parts);

        assertThat(rounded).containsExactly(Money.parse("GBP 3.33"), Money.parse("GBP 3.34"), Money.parse("GBP 3.33"));
    }

    @Test
    void leavesPartsAloneThatNeedNoRounding() {
        var parts = parts("GBP", "5.00", "2.4975", "2.5025");

        var rounded = Apportionment.of(Money.parse("GBP 10.00"), parts);

        assertThat(rounded.getFirst()).isEqualTo(Money.parse("GBP 5.00"));
    }

    @Test
    void worksInCurrenciesWithoutDecimals() {
        var parts = parts("JPY", "266.733", "53.347");

        var rounded = Apportionment.of(Money.parse("JPY 320"), parts);

        assertThat(rounded).containsExactly(Money.parse("JPY 267"), Money.parse("JPY 53"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KWD", "BHD", "TND", "IQD", "JOD", "LYD", "OMR"})
    void givesOutHundredthsWhereTheCurrencyHasThousandths(String dinar) {
        var parts = parts(dinar, "3.375", "3.375", "3.375");

        var rounded = Apportionment.of(Money.parse(dinar + " 10.13"), parts);

        assertThat(rounded)
                .containsExactly(
                        Money.parse(dinar + " 3.38"), Money.parse(dinar + " 3.38"), Money.parse(dinar + " 3.37"));
    }

    @Test
    void givesOutTheGrainItIsTold() {
        var parts = parts("KWD", "3.3755", "6.7495");

        assertThat(Apportionment.of(Money.parse("KWD 10.125"), parts, new Grain(3)))
                .containsExactly(Money.parse("KWD 3.376"), Money.parse("KWD 6.749"));
        assertThat(Apportionment.of(Money.parse("KWD 10"), parts, new Grain(0)))
                .containsExactly(Money.parse("KWD 3"), Money.parse("KWD 7"));
    }

    @Test
    void refusesATotalFinerThanTheGrain() {
        var parts = parts("KWD", "10.125");

        assertThatThrownBy(() -> Apportionment.of(Money.parse("KWD 10.125"), parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("miss the total");
    }

    @Test
    void refusesPartsThatMissTheTotal() {
        var parts = parts("GBP", "3.00", "3.00");

        assertThatThrownBy(() -> Apportionment.of(Money.parse("GBP 10.00"), parts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("miss the total");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void addsUpExactlyWhateverTheParts(int seed) {
        var random = new Random(seed);
        var parts = Stream.generate(() -> amount(random))
                .limit(1 + random.nextInt(200))
                .toList();
        var total = parts.stream()
                .reduce(BigMoney.zero(CurrencyUnit.GBP), BigMoney::plus)
                .toMoney(RoundingMode.HALF_UP);

        var rounded = Apportionment.of(total, parts);

        assertThat(rounded.stream().reduce(Money.zero(CurrencyUnit.GBP), Money::plus))
                .isEqualTo(total);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(rounded.get(i).toBigMoney().minus(parts.get(i)).abs())
                    .isLessThan(BigMoney.of(CurrencyUnit.GBP, new BigDecimal("0.01")));
        }
    }

    private static BigMoney amount(Random random) {
        return BigMoney.of(CurrencyUnit.GBP, BigDecimal.valueOf(random.nextInt(-2_000_000, 9_000_000), 4));
    }

    private static List<BigMoney> parts(String currency, String... amounts) {
        return Stream.of(amounts)
                .map(amount -> BigMoney.parse(currency + " " + amount))
                .toList();
    }
}
