package dev.cloudcart.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    /// Whose tax is charged there, of which country it is, and whether its goods are in the European Union.
    @ParameterizedTest
    @CsvSource(textBlock = """
            GB, GB, '', GB, false, United Kingdom
            XI, XI, '', GB, true,  Northern Ireland
            IM, GB, '', GB, false, Isle of Man
            JE, JE, '', GB, false, Jersey
            GR, GR, '', GR, true,  Greece
            IC, IC, '', ES, false, Canary Islands
            EA, EA, '', ES, false, Ceuta & Melilla
            AX, AX, '', FI, false, Åland Islands
            FO, FO, '', DK, false, Faroe Islands
            MC, FR, '', FR, false, Monaco
            LI, CH, '', LI, false, Liechtenstein
            SM, SM, '', IT, false, San Marino
            GL, GL, '', DK, false, Greenland
            NF, NF, '', AU, false, Norfolk Island
            RE, RE, '', FR, false, Réunion
            PR, US, PR, PR, false, Puerto Rico
            US, US, '', US, false, United States
            """)
    void knowsWhoseTaxIsCharged(
            String code, String ofTax, String region, String whole, boolean isEuropean, String title) {
        var country = new Country(code);

        assertThat(country.ofTax()).isEqualTo(new Country(ofTax));
        assertThat(country.regionOfTax()).isEqualTo(region);
        assertThat(country.whole()).isEqualTo(new Country(whole));
        assertThat(country.isInEuropeanUnion()).isEqualTo(isEuropean);
        assertThat(country.isPart()).isEqualTo(code.equals("XI"));
        assertThat(country.title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "gb", "GBR", "G1"})
    void hasACodeOfTwoCapitalLetters(String code) {
        assertThatThrownBy(() -> new Country(code))
                .hasMessage("A country has a code of two capital letters, not \"%s\"", code);
    }
}
