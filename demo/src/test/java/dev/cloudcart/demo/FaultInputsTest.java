package dev.cloudcart.demo;

import static dev.cloudcart.demo.Installation.sync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/// Orders as real shops send them, which went wrong once, from end to end: each with the figure that is right.
class FaultInputsTest {

    private static final Path FAULTS = Path.of("..", "..", "shared", "faults");

    @Test
    void anUnknownCountryInPoundsAtTwentyPercentIsDomestic() throws Exception {
        try (var shop = loaded(Installation.british(), "01-country-unknown")) {
            var said = shop.setUp(Installation.settings(settings("01-country-unknown")), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(shop.books()).isEqualTo("""
                    1 Direct GBP 12.00 GBP, tax 2.00
                      MUG-1 x 1 10.00 20.0% S
                    2 eBay GBP 12.00 GBP, tax 2.00
                      MUG-1 x 1 10.00 20.0% S
                    3 Amazon GBP 12.00 GBP, tax 2.00
                      MUG-1 x 1 10.00 20.0% S
                    """);
        }
    }

    @Test
    void anotherCountrysCodeIsNeverTaken() throws Exception {
        try (var shop = loaded(Installation.british(), "02-oss-other-country")) {
            var said = shop.setUp(Installation.settings(settings("02-oss-other-country")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(shop.books()).isEqualTo("""
                    15 Amazon EUR 121.00 EUR, tax 21.00
                      MUG-1 x 1 100.00 21.0% CZ OSS
                    16 Amazon EUR 119.00 EUR, tax 19.00
                      MUG-1 x 1 100.00 19.0% DE OSS
                    """);
            assertThat(said.held().keySet()).containsExactly("10", "11", "12", "13", "14");
            assertThat(said.held().get("10")).contains("no code for Portugal at 23 %");
            assertThat(said.held().get("11")).contains("no code for Finland at 25.5 %");
        }
    }

    @Test
    void penniesThatMakeOddRatesAreStandardRated() throws Exception {
        try (var shop = loaded(Installation.british(), "03-pennies-make-odd-rates")) {
            var said = shop.setUp(Installation.settings(settings("03-pennies-make-odd-rates")), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(shop.books()).isEqualTo("""
                    20 Amazon GBP 0.99 GBP, tax 0.17
                      PIN-1 x 1 0.82 20.0% S
                    21 Amazon GBP 0.99 GBP, tax 0.16
                      PIN-1 x 1 0.83 20.0% S
                    22 Amazon GBP 15.98 GBP, tax 2.67
                      PIN-1 x 1 0.82 20.0% S
                      MUG-1 x 1 10.00 20.0% S
                      Shipping x 1 2.49 20.0% S
                    23 Amazon GBP 0.05 GBP, tax 0.01
                      STICKER x 1 0.04 20.0% S
                    """);
        }
    }

    @Test
    void aStateWithoutACodeIsHeldOrGoesUnderTheOneThatTheSettingsName() throws Exception {
        try (var shop = loaded(Installation.american(), "05-states")) {
            var said = shop.setUp(Installation.settings(settings("05-states")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(said.held().get("40")).contains("no code for TX, United States at 8.25 %");
            assertThat(said.held().get("41")).contains("no code for IL, United States at 8.5 %");
            assertThat(shop.books()).isEqualTo("""
                    42 Amazon USD 108.00 USD, tax 8.00 California
                      MUG-1 x 1 100.00 TAX
                    43 Amazon USD 0.32 USD, tax 0.02 California
                      MUG-1 x 1 0.30 TAX
                    """);

            var mended = shop.run(shop.settings("tax: {united-states-code: California}"), sync());

            assertThat(mended.status()).as(mended.err()).isZero();
            assertThat(shop.books()).contains("40 Amazon USD 108.25 USD, tax 8.25 California\n")
                    .contains("41 Amazon USD 108.50 USD, tax 8.50 California\n");
        }
    }

    @Test
    void theLastOfAThousandTaxCodesIsFound() throws Exception {
        try (var shop = loaded(Installation.american(), "06-thousand-tax-codes")) {
            var said = shop.setUp(Installation.settings(settings("06-thousand-tax-codes")), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(shop.books()).startsWith("50 Amazon USD 112.35 USD, tax 12.35 Texas Austin\n");
        }
    }

    @Test
    void anOrdersOwnTaxIsItsTax() throws Exception {
        try (var shop = loaded(Installation.british(), "10-order-discount")) {
            var said = shop.setUp(Installation.settings(settings("10-order-discount")), sync());

            assertThat(said.status()).as(said.err()).isEqualTo(3);
            assertThat(shop.books()).isEqualTo("""
                    90 Shopify GBP 15.00 GBP, tax 2.50
                      MUG-1 x 1 16.67 20.0% S
                      Discount x 1 -4.17 20.0% S
                    91 Shopify GBP 90.00 GBP, tax 9.00
                      MUG-1 x 1 50.00 20.0% S
                      BOOK-1 x 1 40.00 0.0% Z
                      Discount x 1 -5.00 20.0% S
                      Discount x 1 -4.00 0.0% Z
                    92 Shopify GBP 96.00 GBP, tax 16.00
                      MUG-1 x 1 100.00 20.0% S
                      Discount x 1 -20.00 20.0% S
                    93 Shopify GBP 30.00 GBP, tax 5.00
                      MUG-1 x 1 100.00 20.0% S
                      Discount x 1 -75.00 20.0% S
                    """);
            assertThat(said.held()).containsOnlyKeys("94");
            assertThat(said.held().get("94")).contains("0.00 GBP").contains("2.00 GBP");
        }
    }

    @Test
    void aNamedCodeThatIsGoneIsToldByItsName() throws Exception {
        try (var shop = loaded(Installation.british(), "17-named-code-is-gone")) {
            var said = shop.setUp(shop.settings("order-export: {start-date: 2026-01-01}"), sync());

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(shop.books()).startsWith("160 Amazon GBP 10.50 GBP, tax 0.50\n  MUG-1 x 1 10.00 5.0% R\n");
        }
    }

    private static Installation loaded(Installation shop, String folder) throws IOException {
        assumeTrue(Files.exists(FAULTS), "the inputs are not beside the project");
        return shop.with(FAULTS.resolve(folder).resolve("source.ndjson.gz"));
    }

    private static Path settings(String folder) {
        return FAULTS.resolve(folder).resolve("settings.yaml");
    }
}
