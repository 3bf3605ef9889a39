package dev.cloudcart.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.Stream;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.money.TaxRate;

/// What the tax that a shop charged tells of its rate.
class TaxChargeTest {

    /// `told`: the shop says its rate, and did not work it back. `proven`: no other rate made the tax. `-`: neither.
    @ParameterizedTest
    @CsvSource(textBlock = """
            20,    10.00,  2.00,   20 %,    told
            20,    0.02,   0.00,   20 %,    told proven
            20,    -10.00, -2.00,  20 %,    told
            20,    10.00,  0.00,   0 %,     untaxed
            20,    0.00,   0.00,   20 %,    told untaxed
            0,     10.00,  0.00,   0 %,     told untaxed
            0,     0.02,   0.00,   0 %,     told untaxed
            20,    0.00,   0.01,   0 %,     -
            20,    10.00,  -2.00,  0 %,     -
            20,    -10.00, 1.00,   0 %,     -
            19,    -10.00, -2.00,  20 %,    -
            25,    10.00,  2.00,   20 %,    -
            13.5,  10.00,  2.333,  23.33 %, -
            20.73, 0.82,   0.17,   20.73 %, -
            20.06, 1.00,   0.20,   20.06 %, -
            20.07, 1.00,   0.20,   20.07 %, told proven
            8.875, 100.00, 8.88,   8.875 %, -
            8.875, 1.00,   0.09,   8.875 %, told proven
            8.875, 100.00, 8.875,  8.875 %, proven
            """)
    void tellsItsRate(String stated, String net, String tax, String named, String told) {
        var charge = charge(stated, net, tax, 1, null);

        assertThat(charge.named()).hasToString(named);
        assertThat(words(charge)).isEqualTo(told);
    }

    private static String words(TaxCharge charge) {
        var words = Stream.of(
                        charge.isRateTold() ? "told" : "",
                        charge.provesItsRate() ? "proven" : "",
                        charge.isUntaxed() ? "untaxed" : "")
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty() ? "-" : String.join(" ", words);
    }

    /// Of pieces that were rounded one by one, or of a full price and its discount that were.
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0,     0.02,  0.00, 1,  -,    0,  true
            0,     0.02,  0.00, 1,  -,    20, false
            20,    10.00, 2.00, 1,  -,    19, false
            20.62, 8.245, 1.70, 10, -,    20, true
            20.62, 8.244, 1.70, 10, -,    20, false
            20.04, 9.98,  2.00, 20, -,    21, true
            20,    9.98,  2.00, 20, -,    21, false
            20,    2.49,  0.49, 2,  3.14, 20, true
            20,    2.41,  0.50, 2,  3.07, 20, true
            20,    2.49,  0.49, 2,  2.98, 20, false
            """)
    void canBeOfARateWhosePartsWereRounded(
            String stated, String net, String tax, int pieces, @Nullable String full, String rate, boolean can) {
        var price = full == null ? null : new FullPrice(money(full), true);

        assertThat(charge(stated, net, tax, pieces, price).canBeOf(TaxRate.ofPercent(rate)))
                .isEqualTo(can);
    }

    /// The fraction of a yen is left off, and that of a penny is not.
    @ParameterizedTest
    @CsvSource(textBlock = """
            JPY, 10,  909,   90,   true
            JPY, 10,  909,   91,   true
            JPY, 10,  909,   89,   false
            JPY, 8,   463,   37,   true
            JPY, 8,   461,   36,   true
            JPY, 10,  1100,  99,   false
            JPY, 9.9, 909,   90,   true
            JPY, 10,  1800,  180,  true
            JPY, 10,  1000,  80,   false
            JPY, 10,  -909,  -90,  true
            GBP, 20,  10.99, 2.19, false
            GBP, 20,  10.99, 2.20, true
            """)
    void leavesOffFractionsOfYen(String currency, String stated, String net, String tax, boolean can) {
        var unit = CurrencyUnit.of(currency);
        var charge = new TaxCharge(
                TaxRate.ofPercent(stated),
                BigMoney.of(unit, new BigDecimal(net)),
                BigMoney.of(unit, new BigDecimal(tax)),
                1);

        assertThat(charge.canBeOf(TaxRate.ofPercent(stated))).isEqualTo(can);
    }

    /// 0.825 less 0.125: the taxes of 0.165 and of 0.025 may each have been rounded either way, to whole pennies.
    @ParameterizedTest
    @CsvSource({"0.12, false", "0.13, true", "0.132, false", "0.15, true", "0.16, false"})
    void takesHalfAPennyEitherWay(String tax, boolean can) {
        var charge = charge("20", "0.70", tax, 1, new FullPrice(money("0.825"), false));

        assertThat(charge.canBeOf(TaxRate.ofPercent("20"))).isEqualTo(can);
    }

    /// 10.10 at 5 % and 9.975 %: 0.51 and 1.01.
    @ParameterizedTest
    @CsvSource({
        "10.10, 1.52, true, '5,9.975'",
        "10.10, 1.51, false, '5,9.975'",
        "10.00, 2.00, false, '20'",
        "10.00, 0.00, false, ''"
    })
    void isOfSeveralRatesTogether(String net, String tax, boolean fits, String percents) {
        var rates = Stream.of(percents.split(",", -1))
                .filter(percent -> !percent.isEmpty())
                .map(TaxRate::ofPercent)
                .toList();

        assertThat(charge("0", net, tax, 1, null).fitsTogether(rates, TaxRate.ofPercent("14.975")))
                .isEqualTo(fits);
    }

    @Test
    void isForAtLeastOnePiece() {
        assertThatThrownBy(() -> charge("20", "10.00", "2.00", 0, null))
                .hasMessage("A charge is for at least one piece, not 0");
    }

    private static TaxCharge charge(String stated, String net, String tax, int pieces, @Nullable FullPrice full) {
        return new TaxCharge(TaxRate.ofPercent(stated), money(net), money(tax), pieces, full);
    }

    private static BigMoney money(String amount) {
        return BigMoney.of(CurrencyUnit.GBP, new BigDecimal(amount));
    }
}
