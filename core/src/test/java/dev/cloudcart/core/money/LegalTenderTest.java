package dev.cloudcart.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegalTenderTest {

    @ParameterizedTest
    @ValueSource(strings = {"GBP", "EUR", "USD", "CAD", "AUD", "JPY", "KWD", "ISK", "CLP", "MXN", "UYU", "BOB", "XOF"})
    void isWhatACountryPaysWith(String code) {
        assertThat(LegalTender.is(CurrencyUnit.of(code))).isTrue();
    }

    /// Metals, units of account and for tests, funds, and what became euros or was replaced otherwise.
    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XDR", "XTS", "XXX", "CLF", "USN", "CHE", "MXV", "DEM", "HRK", "LTL", "ZWL"})
    void isNothingElse(String code) {
        assertThat(LegalTender.is(CurrencyUnit.of(code))).isFalse();
    }
}
