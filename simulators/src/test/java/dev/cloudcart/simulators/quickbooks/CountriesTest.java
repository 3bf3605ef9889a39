package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.quickbooks.books.CompanyProfile;

/// Tax and money as they differ by country.
class CountriesTest {

    @Test
    void splitsACanadianCodeOfTwoRatesIntoTwoTaxLines() {
        try (var shop = new Shop(Options.usual().profile(CompanyProfile.CA))) {
            var sold = shop.post(
                    "invoice", Paper.sale(shop.customer("x")).line(shop.item(), "100.00", shop.code("GST/PST BC")));

            assertThat(sold.text("/Invoice/TxnTaxDetail/TotalTax")).isEqualTo("12.00");
            assertThat(sold.text("/Invoice/TxnTaxDetail/TaxLine/0/Amount")).isEqualTo("5.00");
            assertThat(sold.text("/Invoice/TxnTaxDetail/TaxLine/1/TaxLineDetail/TaxPercent"))
                    .isEqualTo("7");
            assertThat(sold.text("/Invoice/TxnTaxDetail/TaxLine/1/TaxLineDetail/NetAmountTaxable"))
                    .isEqualTo("100.00");
        }
    }

    @Test
    void keepsIrishBooksInEuro() {
        try (var shop = new Shop(Options.usual().profile(CompanyProfile.EU))) {
            var sold = shop.post(
                    "invoice", Paper.sale(shop.customer("x")).line(shop.item(), "100.00", shop.code("23.0% S")));

            assertThat(sold.text("/Invoice/TotalAmt")).isEqualTo("123.00");
            assertThat(sold.text("/Invoice/CurrencyRef/value")).isEqualTo("EUR");
        }
    }

    @Test
    void taxesBeforeOrAfterADiscountInTheUnitedStates() {
        try (var shop = Shop.american()) {
            assertThat(discounted(shop, false).text("/SalesReceipt/TxnTaxDetail/TotalTax"))
                    .isEqualTo("8.00");
            assertThat(discounted(shop, true).text("/SalesReceipt/TxnTaxDetail/TotalTax"))
                    .isEqualTo("7.20");
        }
    }

    @Test
    void writesATaxLineForEachRateOfAnAmericanCode() {
        try (var shop = Shop.american()) {
            var sale = Paper.americanSale(shop.customer("x")).line(shop.item(), "100.00", "TAX");
            sale.node.putObject("TxnTaxDetail").putObject("TxnTaxCodeRef").put("value", shop.code("Tucson"));

            var sold = shop.post("salesreceipt", sale);

            assertThat(sold.text("/SalesReceipt/TxnTaxDetail/TaxLine/0/Amount")).isEqualTo("7.10");
            assertThat(sold.text("/SalesReceipt/TxnTaxDetail/TaxLine/1/Amount")).isEqualTo("2.00");
        }
    }

    @Test
    void takesAMissingRateFromTheCompanysListWhenToldTo() {
        try (var shop = new Shop()) {
            shop.company("{\"missingRateFromList\":true}");
            shop.post("exchangerate", "{\"SourceCurrencyCode\":\"EUR\",\"Rate\":0.9,\"AsOfDate\":\"2026-03-04\"}");

            var sold = shop.post(
                    "invoice", Paper.sale(shop.customer("x", "EUR")).line(shop.item(), "10.00", shop.code("20.0% S")));

            assertThat(sold.text("/Invoice/ExchangeRate")).isEqualTo("0.9");
            assertThat(sold.text("/Invoice/HomeTotalAmt")).isEqualTo("10.80");
        }
    }

    @Test
    void keepsReceivablesAndPayablesOfAJournalEntryApart() {
        try (var shop = new Shop()) {
            var line = """
                    {"Amount":1,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"%s","AccountRef":{"value":"%s"}%s}}""";
            var entity = ",\"Entity\":{\"Type\":\"%s\",\"EntityRef\":{\"value\":\"%s\"}}";
            var debit = line.formatted(
                    "Debit",
                    shop.account("Accounts Receivable (A/R)"),
                    entity.formatted("Customer", shop.customer("x")));
            var alone = line.formatted("Debit", shop.account("Accounts Receivable (A/R)"), "");
            var payable = line.formatted(
                    "Credit", shop.account("Accounts Payable (A/P)"), entity.formatted("Vendor", shop.vendor("y")));
            var bank = line.formatted("Credit", shop.account("Current Account"), "");

            assertThat(entry(shop, debit, bank)
                            .text("/JournalEntry/Line/0/JournalEntryLineDetail/Entity/EntityRef/name"))
                    .isEqualTo("x");
            assertThat(entry(shop, alone, bank).code()).isEqualTo("6000");
            assertThat(entry(shop, debit, payable).detail()).contains("one line");
        }
    }

    private static Shop.Reply entry(Shop shop, String one, String other) {
        return shop.post("journalentry", "{\"Line\":[" + one + "," + other + "]}");
    }

    private static Shop.Reply discounted(Shop shop, boolean after) {
        var sale = Paper.americanSale(shop.customer("Customer " + after))
                .line(shop.item(), "100.00", "TAX")
                .percentDiscount("10")
                .with("ApplyTaxAfterDiscount", after);
        sale.node.putObject("TxnTaxDetail").putObject("TxnTaxCodeRef").put("value", shop.code("California"));
        return shop.post("salesreceipt", sale);
    }
}
