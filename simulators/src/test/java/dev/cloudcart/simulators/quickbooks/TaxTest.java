package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxTest {

    private final Shop shop = new Shop();
    private final String customer = shop.customer("Amazon GBP");
    private final String item = shop.item();
    private final String standard = shop.code("20.0% S");
    private final String zero = shop.code("0.0% Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void writesATaxLinePerRate() {
        var stored = shop.post(
                "salesreceipt",
                sale().line(item, "10.00", standard).line(item, "5.00", zero).line(item, "1.00", standard));

        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TaxLine/0/Amount")).isEqualTo("2.20");
        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TaxLine/0/TaxLineDetail/NetAmountTaxable"))
                .isEqualTo("11.00");
        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TaxLine/0/TaxLineDetail/TaxPercent"))
                .isEqualTo("20");
        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TaxLine/1/Amount")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource({"false, 0.40", "true, 0.39"})
    void roundsPerRateOrPerLine(boolean perLine, String tax) {
        shop.company("{\"taxRoundedPerLine\":%s}".formatted(perLine));

        var stored = shop.post(
                "salesreceipt",
                sale().line(item, "0.66", standard).line(item, "0.66", standard).line(item, "0.66", standard));

        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TotalTax")).isEqualTo(tax);
    }

    @Test
    void takesTheTaxOfTheCallerWhenAllRatesAreNamed() {
        var sent = sale().line(item, "12.42", standard).tax("2.49", shop.rate("20.0% S"), "2.49");

        assertThat(shop.post("salesreceipt", sent).text("/SalesReceipt/TotalAmt"))
                .isEqualTo("14.91");
    }

    @Test
    void refusesATaxThatDoesNotNameAllRates() {
        var sent =
                sale().line(item, "10.00", standard).line(item, "5.00", zero).tax("2.00", shop.rate("20.0% S"), "2.00");

        assertThat(shop.post("salesreceipt", sent).code()).isEqualTo("6000");
    }

    @Test
    void refusesATaxOfARateThatNoLineHas() {
        var sent = sale().line(item, "10.00", standard).tax("1.90", shop.rate("19.0% DE OSS"), "1.90");

        assertThat(shop.post("salesreceipt", sent).code()).isEqualTo("6000");
    }

    @Test
    void ignoresATotalTaxWithoutLines() {
        var sent = sale().line(item, "10.00", standard).tax("9.99");

        assertThat(shop.post("salesreceipt", sent).text("/SalesReceipt/TxnTaxDetail/TotalTax"))
                .isEqualTo("2.00");
    }

    @Test
    void readsTheAmountOfAnInclusiveLineAsNet() {
        var sent = inclusive().line(item, "12.42", standard).inclusive("14.90");

        var stored = shop.post("salesreceipt", sent);

        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("14.90");
        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TotalTax")).isEqualTo("2.48");
    }

    @Test
    void readsTheAmountOfAnInclusiveLineAsGrossWhenTheCompanyDoes() {
        shop.company("{\"inclusiveAmountIsGross\":true}");

        var stored = shop.post("salesreceipt", inclusive().line(item, "14.90", standard));

        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("14.90");
        assertThat(stored.text("/SalesReceipt/Line/0/Amount")).isEqualTo("12.42");
        assertThat(stored.text("/SalesReceipt/Line/0/SalesItemLineDetail/TaxInclusiveAmt"))
                .isEqualTo("14.90");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void holdsNetLinesWithACompleteOverrideUnderEverySwitch(boolean perLine, boolean gross) {
        shop.company("{\"taxRoundedPerLine\":%s,\"inclusiveAmountIsGross\":%s}".formatted(perLine, gross));

        var stored = shop.post(
                "salesreceipt", sale().line(item, "12.42", standard).tax("2.49", shop.rate("20.0% S"), "2.49"));

        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("14.91");
    }

    @Test
    void wantsATaxCodeOnEveryLine() {
        var sent = sale().line(item, "10.00", standard);
        sent.node.withObject("/Line/0/SalesItemLineDetail").remove("TaxCodeRef");

        var reply = shop.post("salesreceipt", sent);

        assertThat(reply.code()).isEqualTo("6000");
        assertThat(reply.detail()).contains("VAT rate");
    }

    @Test
    void wantsToKnowHowAmountsAreMeant() {
        var sent = sale().line(item, "10.00", standard);
        sent.node.remove("GlobalTaxCalculation");

        assertThat(shop.post("salesreceipt", sent).detail()).contains("GlobalTaxCalculation");
    }

    @Test
    void refusesTaxWhereNoneIsApplicable() {
        var sent = sale().with("GlobalTaxCalculation", "NotApplicable")
                .line(item, "10.00", standard)
                .tax("2.00");

        assertThat(shop.post("salesreceipt", sent).code()).isEqualTo("6170");
    }

    @Test
    void ignoresTaxWhenTheCompanyHasNone() {
        shop.company("{\"usingSalesTax\":false}");

        var stored =
                shop.post("salesreceipt", sale().line(item, "10.00", standard).tax("2.00"));

        assertThat(stored.text("/SalesReceipt/TotalAmt")).isEqualTo("10.00");
        assertThat(stored.entity().has("TxnTaxDetail")).isFalse();
    }

    @Test
    void refusesACodeThatIsForPurchasesOnly() {
        var code = shop.post("taxservice/taxcode", """
                {"TaxCode":"Imports","TaxRateDetails":[{"TaxRateName":"Imports","RateValue":"20","TaxAgencyId":"1",
                "TaxApplicableOn":"Purchase"}]}""").text("/TaxCodeId");

        assertThat(shop.post("salesreceipt", sale().line(item, "10.00", code)).code())
                .isEqualTo("6470");
    }

    @Test
    void makesATaxCodeThatCanBeUsedAtOnce() {
        var made = shop.post("taxservice/taxcode", """
                        {"TaxCode":"21.0% CZ OSS","TaxRateDetails":[{"TaxRateName":"21.0% CZ OSS","RateValue":"21","TaxAgencyId":"2",
                        "TaxApplicableOn":"Sales"}]}""");

        var stored = shop.post("salesreceipt", sale().line(item, "100.00", made.text("/TaxCodeId")));

        assertThat(stored.text("/SalesReceipt/TxnTaxDetail/TotalTax")).isEqualTo("21.00");
    }

    @Test
    void refusesASecondTaxRateOfTheSameName() {
        var body = """
                {"TaxCode":"%s","TaxRateDetails":[{"TaxRateName":"21.0%% CZ","RateValue":"21","TaxAgencyId":"2","TaxApplicableOn":"Sales"}]}""";
        shop.post("taxservice/taxcode", body.formatted("One"));

        var reply = shop.post("taxservice/taxcode", body.formatted("Two"));

        assertThat(reply.code()).isEqualTo("6240");
        assertThat(reply.detail()).contains("tax rate");
    }

    @Test
    void offersTheCodesOfABritishCompanyAndOfItsOneStopShop() {
        assertThat(shop.rate("20.0% S")).isNotEmpty();
        assertThat(shop.rate("19.0% DE OSS")).isNotEmpty();
        assertThat(shop.rate("20.0% FR OSS")).isNotEmpty();
        assertThat(shop.query("select * from TaxRate where Name = '20.0% S (Sales)'")
                        .text("/QueryResponse/TaxRate/0/RateValue"))
                .isEqualTo("20");
    }

    private Paper sale() {
        return Paper.sale(customer);
    }

    private Paper inclusive() {
        return sale().with("GlobalTaxCalculation", "TaxInclusive");
    }
}
