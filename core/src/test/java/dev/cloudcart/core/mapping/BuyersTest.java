package dev.cloudcart.core.mapping;

import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;

class BuyersTest {

    @Test
    void believesTheOrder() {
        assertThat(of(aSale().to("FR").withLine("MUG", 1, "10", "2", "20"))).isEqualTo(country("FR"));
        assertThat(of(aSale().on("EBAY", "de").to("FR").withLine("MUG", 1, "10", "2", "20")))
                .isEqualTo(country("FR"));
    }

    @Test
    void takesTheCountryThatTheTableGivesTheStore() {
        assertThat(of(aSale().on("EBAY", "de").toNobodyKnowsWhere().withLine("MUG", 1, "10", "2", "20")))
                .isEqualTo(country("DE"));
    }

    /// In pounds, at rates of British codes: at home. Anything else: nobody knows.
    @ParameterizedTest
    @CsvSource({
        "GBP, 2.00, 20, 0.50, 5, true",
        "GBP, 2.00, 20, 0, 0, true",
        "GBP, 0, 0, 0, 0, false",
        "GBP, 1.90, 19, 0, 0, false",
        "GBP, 2.00, 20, 1.90, 19, false",
        "EUR, 2.00, 20, 0, 0, false"
    })
    void takesAnUnknownBuyerForOneAtHomeOnlyByTheCompanysCurrencyAndRates(
            String currency, String tax, String rate, String tax2, String rate2, boolean atHome) {
        var sale = aSale().in(currency)
                .toNobodyKnowsWhere()
                .withLine("MUG", 1, "10", tax, rate)
                .withLine("CUP", 1, "10", tax2, rate2);

        assertThat(of(sale)).isEqualTo(atHome ? country("GB") : Jurisdiction.UNKNOWN);
    }

    /// 19p on 98p may be 20 % too, but the shop says that they are 19 %.
    @Test
    void believesARateThatTheShopStates() {
        assertThat(of(aSale().toNobodyKnowsWhere().withLine("MUG", 1, "0.98", "0.19", "19")))
                .isEqualTo(Jurisdiction.UNKNOWN);
        assertThat(of(aSale().toNobodyKnowsWhere().withLine("MUG", 100, "98.00", "19.00", "19")))
                .isEqualTo(Jurisdiction.UNKNOWN);
        assertThat(of(aSale().toNobodyKnowsWhere().withLine("MUG", 1, "0.98", "0.19", "19.39")))
                .isEqualTo(country("GB"));
    }

    @Test
    void takesACountryThatIsWrittenButUnreadForNoneAtHome() {
        var sale = aSale().toWhatNobodyCanRead("Germny").withLine("MUG", 1, "10", "2.00", "20");

        assertThat(of(sale)).isEqualTo(Jurisdiction.unread("Germny"));
        assertThat(of(sale.on("EBAY", "de"))).isEqualTo(country("DE"));
    }

    /// 0.40 of tax on postage of 4.45 is of no rate, but 20 % of what the taxed goods bear of it.
    @Test
    void knowsPostageThatIsSharedAmongDomesticRates() {
        var sale = aSale().toNobodyKnowsWhere()
                .withLine("MUG", 1, "10.00", "2.00", "20")
                .withLine("BOOK", 1, "12.25", "0", "0")
                .withPostage("4.45", "0.40", "20");

        assertThat(of(sale)).isEqualTo(country("GB"));
    }

    private static Jurisdiction of(Shop shop) {
        var stores = new Stores(List.of(new Stores.Entry("EBAY", null, null, new Country("DE"), null)));
        var codes = new TaxCodes(new Country("GB"), BookShelf.BRITISH, TaxTable.EMPTY);
        return new Buyers(stores, CurrencyUnit.GBP, codes).of(shop.sale());
    }

    private static Jurisdiction country(String code) {
        return Jurisdiction.of(new Country(code));
    }
}
