package dev.cloudcart.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxRateTest {

    @ParameterizedTest
    @CsvSource({
        "20, 20 %, 0.2",
        "20.00, 20 %, 0.2",
        "8.8750, 8.875 %, 0.08875",
        "100, 100 %, 1",
        "0, 0 %, 0",
        "0.000, 0 %, 0"
    })
    void isTheSameWhateverItsTrailingZeros(String written, String told, String fraction) {
        var rate = TaxRate.ofPercent(written);

        assertThat(rate).hasToString(told);
        assertThat(rate).isEqualTo(TaxRate.ofPercent(told.replace(" %", "")));
        assertThat(rate.fraction()).isEqualByComparingTo(fraction);
        assertThat(rate.isZero()).isEqualTo(rate.equals(TaxRate.ZERO));
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> TaxRate.ofPercent("-0.01")).hasMessage("A tax rate is never negative: -0.01");
    }
}
