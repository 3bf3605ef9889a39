package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a company says of itself, and what the API lets change of it.
class CompanyTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void isFoundUnderItsRealmAndUnderOne() {
        assertThat(shop.get("companyinfo/" + QuickBooksSimulator.REALM).text("/CompanyInfo/Country"))
                .isEqualTo("GB");
        assertThat(shop.get("companyinfo/1").text("/CompanyInfo/Country")).isEqualTo("GB");
        assertThat(shop.get("companyinfo/2").code()).isEqualTo("610");
    }

    @Test
    void changesItsNameAndAddress() {
        var changed = shop.post("companyinfo", """
                {"Id":"1","SyncToken":"0","sparse":true,"CompanyName":"Mugs of Leeds","Country":"FR",
                "CompanyAddr":{"City":"Leeds"}}""");

        assertThat(changed.text("/CompanyInfo/CompanyName")).isEqualTo("Mugs of Leeds");
        assertThat(changed.text("/CompanyInfo/CompanyAddr/City")).isEqualTo("Leeds");
        assertThat(changed.text("/CompanyInfo/CompanyAddr/Country")).isEqualTo("GB");
        assertThat(changed.text("/CompanyInfo/Country")).isEqualTo("GB");
        assertThat(changed.text("/CompanyInfo/SyncToken")).isEqualTo("1");
        assertThat(shop.query("select * from CompanyInfo").body().at("/QueryResponse/CompanyInfo/0"))
                .isEqualTo(changed.entity());
    }

    @Test
    void refusesAStaleOrUnknownChange() {
        shop.post("companyinfo", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"LegalName\":\"x\"}");

        assertThat(shop.post("companyinfo", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"LegalName\":\"y\"}")
                        .code())
                .isEqualTo("5010");
        assertThat(shop.post("companyinfo", "{\"Id\":\"1\",\"Colour\":\"red\"}").code())
                .isEqualTo("2010");
    }

    @Test
    void changesPreferencesThatRule() {
        shop.post("preferences", """
                        {"Id":"1","SyncToken":"0","sparse":true,"SalesFormsPrefs":{"CustomTxnNumbers":false,"AllowShipping":false}}""");
        var sale =
                Paper.sale(shop.customer("x")).with("DocNumber", "77").line(shop.item(), "1.00", shop.code("20.0% S"));

        assertThat(shop.get("preferences").text("/Preferences/SalesFormsPrefs/CustomTxnNumbers"))
                .isEqualTo("false");
        assertThat(shop.get("preferences").text("/Preferences/SyncToken")).isEqualTo("1");
        assertThat(shop.post("invoice", sale).text("/Invoice/DocNumber")).isEqualTo("1001");
        assertThat(shop.post("invoice", sale.line("SHIPPING_ITEM_ID", "1.00", shop.code("20.0% S")))
                        .code())
                .isEqualTo("6000");
    }

    @Test
    void doesNotHearThatCurrencyOrTaxBeSwitched() {
        var changed = shop.post("preferences", """
                        {"Id":"1","SyncToken":"0","sparse":true,"CurrencyPrefs":{"MultiCurrencyEnabled":false},"TaxPrefs":{"UsingSalesTax":false}}""");

        assertThat(changed.text("/Preferences/CurrencyPrefs/MultiCurrencyEnabled"))
                .isEqualTo("true");
        assertThat(changed.text("/Preferences/TaxPrefs/UsingSalesTax")).isEqualTo("true");
    }
}
