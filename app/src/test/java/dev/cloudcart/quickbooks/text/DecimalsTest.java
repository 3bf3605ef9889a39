package dev.cloudcart.quickbooks.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-12.50", "1E2", "999999999999999", "0.0000000000000000000000000000000000000001"})
    void readsWhatAnAmountCanBe(String text) {
        assertThat(Decimals.of(text)).contains(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "twelve", "1e999999999", "1E-999999999", "1e12345678901", "1000000000000000"})
    void readsNoNumberThatNoAmountCanBe(String text) {
        assertThat(Decimals.of(text)).isEmpty();
    }

    /// Reading a million digits takes seconds, and what leads with so many zeros is nobody's amount.
    @Test
    void readsNothingThatIsLongerThanAnyAmount() {
        assertThat(Decimals.of("0".repeat(59) + "1")).contains(BigDecimal.ONE);
        assertThat(Decimals.of("0".repeat(60) + "1")).isEmpty();
    }
}
