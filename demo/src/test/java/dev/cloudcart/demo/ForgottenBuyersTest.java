package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.address;
import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/// Linnworks takes the buyer out of an order some days after it was processed. What it said before decides the tax.
class ForgottenBuyersTest extends Mending {

    private static final String SETTINGS = "tax: {codes: [{rate: 20, country: %s, code: 20.0%% S}]}";

    @Test
    void keepsHeldWhatWasHeldForACountryThatIsTakenOut() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20, country("Slovakia")));
        holds(Map.of(1, "NO_TAX_CODE"));

        sell(sold.taxed(1, 20, country("UNKNOWN")));
        holds(Map.of(1, "NO_TAX_CODE"));
        holds(Map.of(1, "NO_TAX_CODE"), "--numbers", "1,9003");

        set(SETTINGS.formatted("SK"));
        posts(1);
    }

    /// As Linnworks does it: the country stays.
    @Test
    void keepsHeldWhatWasHeldForAPlaceThatItsPostalCodeTold() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20, address("PostCode", "JE2 3AB")));
        holds(Map.of(1, "NO_TAX_CODE"));

        sell(sold.taxed(1, 20, address("PostCode", "")));
        holds(Map.of(1, "NO_TAX_CODE"));
        sync(HELD);

        set(SETTINGS.formatted("JE"));
        posts(1);
    }

    @Test
    void keepsHeldWhatWasHeldForAStateThatIsTakenOut() throws Exception {
        connect("us", "{}", "");
        sell(sold.american(1, address("PostCode", "75001")));
        sync(HELD);

        sell(sold.american(1, address("Region", ""), address("PostCode", "")));
        var report = sync(HELD);

        assertThat(report.at("/holds/0/reason").asString()).contains("TX, United States");
        assertThat(books.documents(1)).isEmpty();
    }

    /// Its document is gone, and so is the buyer: what stood under the French code stands there again.
    @Test
    void postsAgainUnderTheCodeOfTheBuyerThatIsTakenOut() throws Exception {
        connect("uk", "{}", "order-export: {deleted-in-quickbooks: post again}");
        sell(sold.taxed(1, 20, country("France")));
        sync(0);
        var code = code();
        books.delete(books.receipt("1"));

        sell(sold.taxed(1, 20, country("")));
        sync(0, "--numbers", "1");

        assertThat(code()).isEqualTo(code);
        assertThat(books.rows("TaxCode", "Id = '" + code + "'")
                        .getFirst()
                        .path("Name")
                        .asString())
                .isEqualTo("20.0% FR OSS");
    }

    /// A postal code that is there, and another, is a correction.
    @Test
    void followsAnAddressThatIsCorrected() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(1, 20, address("PostCode", "JE2 3AB")), sold.taxed(2, 20, address("PostCode", "LS1 4AP")));
        holds(Map.of(1, "NO_TAX_CODE"));

        sell(sold.taxed(1, 20, address("PostCode", "LS1 4AP")));
        posts(1, 2);
        assertThat(code()).isEqualTo(books.id("TaxCode", "Name = '20.0% S'"));
    }

    /// Nor is the correction forgotten once the corrected address is taken out, though then it tells no more than
    /// the country.
    @Test
    void staysWithACorrectionThatIsTakenOut() throws Exception {
        connect("uk", "{}", "tax: {codes: [{rate: 20, country: JE, code: 20.0% FR OSS}]}");
        sell(sold.taxed(1, 20, address("PostCode", "JE2 3AB")));
        sync(0);
        assertThat(code()).isEqualTo(books.id("TaxCode", "Name = '20.0% FR OSS'"));
        sell(sold.taxed(1, 20, address("PostCode", "LS1 4AP")));
        sync(0, "--numbers", "1");
        assertThat(code()).isEqualTo(books.id("TaxCode", "Name = '20.0% S'"));

        sell(sold.taxed(1, 20, address("PostCode", "")));
        for (int times = 0; times < 2; times++) {
            sync(0, "--numbers", "1");
            assertThat(code()).isEqualTo(books.id("TaxCode", "Name = '20.0% S'"));
        }
    }

    /// What we take out ourselves leaves the place.
    @Test
    void knowsThePlaceAlsoOnceWeHaveTakenOutTheBuyer() throws Exception {
        connect("uk", "{}", "");
        sell(sold.taxed(
                1, 20, address("PostCode", "JE2 3AB"), at("/CustomerInfo", "ChannelBuyerName", "\"Jane Roe\"")));
        holds(Map.of(1, "NO_TAX_CODE"));
        forget("Jane Roe");

        sell(sold.taxed(1, 20, address("PostCode", "")));
        holds(Map.of(1, "NO_TAX_CODE"));
    }

    private String code() throws Exception {
        return books.receipt("1")
                .at("/Line/0/SalesItemLineDetail/TaxCodeRef/value")
                .asString();
    }
}
