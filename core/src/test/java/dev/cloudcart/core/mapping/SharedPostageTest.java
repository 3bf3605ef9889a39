package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedPostageTest {

    /// Shares worked by hand: goods of 10.00 at 20 % and of 12.25 at 0 %, so 10.00 of 22.25 of the postage are
    /// taxed.
    @Test
    void sharesPostageAmongTheRatesOfTheGoods() {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("BOOK", 1, "12.25", "0", "0")
                .withPostage("4.45", "0.40", "20");

        assertThat(shares(sale)).containsExactly("2.00 + 0.40 at 20 %", "2.45 + 0.00 at 0 %");
    }

    /// Of 12.00 and 12.25 with tax, 12.00 of 24.25 of the postage are at 20 %: 2.40 of 4.85, of which 0.40 are tax.
    @Test
    void sharesItByWhatTheGoodsCostWithTaxWhereThatLeadsToItsTax() {
        var sale = aSale().withLine("MUG", 1, "100.00", "20.00", "20")
                .withLine("BOOK", 1, "120.00", "0", "0")
                .withPostage("44.00", "4.40", "20");

        assertThat(shares(sale)).containsExactly("22.00 + 4.40 at 20 %", "22.00 + 0.00 at 0 %");
    }

    @ParameterizedTest
    @CsvSource({"4.45, 0.89, 20", "4.45, 0, 20", "4.45, 0.41, 20", "4.45, 0.60, 20"})
    void leavesPostageWholeThatHasARateOrAnotherTax(String net, String tax, String stated) {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("BOOK", 1, "12.25", "0", "0")
                .withPostage(net, tax, stated)
                .sale();

        assertThat(SharedPostage.of(sale)).containsExactly(sale.postage());
    }

    /// Of 0.04 at 20 % rounding may make 0.01, so it needs no other explanation; what is given back shares no postage.
    @Test
    void leavesPostageWholeThatOneOfTheRatesExplains() {
        var pennies = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("PEN", 1, "10.00", "0.50", "5")
                .withPostage("0.04", "0.01", "50")
                .sale();
        var voucher = aSale().withLine("MUG", 1, "20.00", "4.00", "20")
                .withLine("VOUCHER", 1, "-10.00", "0", "0")
                .withPostage("1.00", "0.40", "20")
                .sale();
        var nothing = aSale().withPostage("4.45", "0.40", "20").sale();

        assertThat(SharedPostage.of(pennies)).containsExactly(pennies.postage());
        assertThat(SharedPostage.of(voucher)).containsExactly(voucher.postage());
        assertThat(SharedPostage.of(nothing)).containsExactly(nothing.postage());
    }

    @Test
    void leavesPostageWholeWhereTheGoodsHaveOneRate() {
        var sale = aSale().withLine("MUG", 1, "10.00", "2.00", "20")
                .withPostage("4.45", "0.40", "20")
                .sale();

        assertThat(SharedPostage.of(sale)).containsExactly(sale.postage());
    }

    @Test
    void hasNoneWhereItIsFree() {
        assertThat(SharedPostage.of(
                        aSale().withLine("MUG", 1, "10.00", "2.00", "20").sale()))
                .isEmpty();
    }

    private static List<String> shares(Shop shop) {
        return SharedPostage.of(shop.sale()).stream()
                .map(share -> "%s + %s at %s"
                        .formatted(
                                share.net()
                                        .withCurrencyScale(RoundingMode.HALF_UP)
                                        .getAmount(),
                                share.tax()
                                        .withCurrencyScale(RoundingMode.HALF_UP)
                                        .getAmount(),
                                share.charge().named()))
                .toList();
    }
}
