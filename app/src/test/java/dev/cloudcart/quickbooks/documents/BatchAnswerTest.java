package dev.cloudcart.quickbooks.documents;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CodeNet;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.quickbooks.Sample;
import dev.cloudcart.quickbooks.documents.BatchAnswer.Faulted;
import dev.cloudcart.quickbooks.wire.Entity;

class BatchAnswerTest {

    @Test
    void readsItemsWhateverTheirOrder() {
        var answers = read("""
                        {"time":"2026-03-04T01:02:03.000-08:00","BatchItemResponse":[
                        {"Fault":{"type":"ValidationFault","Error":[{"Message":"m","code":"6240","Detail":"d","element":""}]},"bId":"b"},
                        {"bId":"a","SalesReceipt":{"Id":"263","SyncToken":"0","TotalAmt":18.90}}]}""");

        assertThat(answers.get("a"))
                .isEqualTo(new BatchAnswer.Stored(
                        new Entity("SalesReceipt", Map.of("Id", "263", "SyncToken", "0", "TotalAmt", "18.90"))));
        assertThat(answers.get("b"))
                .isInstanceOfSatisfying(
                        Faulted.class, it -> assertThat(it.fault().code()).isEqualTo("6240"));
    }

    @Test
    void readsWhatWasStoredPastLinesAndAddresses() {
        var answers = read("""
                        {"BatchItemResponse":[{"bId":"a","SalesReceipt":{"Line":[{"Id":"1","Amount":99,"DetailType":"SubTotalLineDetail","SalesItemLineDetail":{
                        "ItemRef":{"value":"4","name":"Design"}}}],"BillAddr":{"Id":"49","Line1":"x"},"Id":"11","SyncToken":"2",
                        "CurrencyRef":{"name":"US Dollar","value":"USD"},"TotalAmt":18.9,"TxnTaxDetail":{"TaxLine":[{"Amount":3.15}],
                        "TotalTax":3.15},"CustomerRef":{"value":"58","name":"Amazon USD"},"DocNumber":"1001"}}]}""");

        var posted = posted(answers, "USD");

        assertThat(posted)
                .isEqualTo(new Outcome.Posted(
                        new DocumentRef(DocumentType.SALES_RECEIPT, "11", "2", "1001"),
                        new Stored(
                                Money.parse("USD 18.90"),
                                Money.parse("USD 3.15"),
                                List.of(),
                                null,
                                new Ref<>("58", "Amazon USD"),
                                0)));
    }

    /// After a recorded invoice and a recorded sales receipt: rates may come in several lines, references with and
    /// without names, and the sub-total is a line too.
    @Test
    void readsTheTaxOfEachRateAndCountsTheLinesWithProducts() {
        var answers = read("""
                        {"BatchItemResponse":[{"bId":"a","SalesReceipt":{"Id":"11","SyncToken":"0","TotalAmt":35.85,"Line":[
                        {"Id":"1","LineNum":1,"Amount":28.5,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"Qty":1,
                        "TaxCodeRef":{"value":"3"},"ItemRef":{"value":"4","name":"DetailType"}}},
                        {"Id":"2","LineNum":2,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{},"Amount":4.00},
                        {"Id":"3","DetailType":"DescriptionOnly","DescriptionLineDetail":{}},
                        {"Amount":32.5,"DetailType":"SubTotalLineDetail","SubTotalLineDetail":{}}],
                        "TxnTaxDetail":{"TxnTaxCodeRef":{"value":"2"},"TotalTax":3.35,"TaxLine":[
                        {"Amount":0,"DetailType":"TaxLineDetail","TaxLineDetail":{"TaxRateRef":{"value":"4"},"PercentBased":true,
                        "TaxPercent":0,"NetAmountTaxable":4.00}},
                        {"DetailType":"TaxLineDetail","TaxLineDetail":{"NetAmountTaxable":28.5,"TaxPercent":10,"PercentBased":true,
                        "TaxRateRef":{"value":"20"}},"Amount":2.85},
                        {"Amount":0.5,"DetailType":"TaxLineDetail","TaxLineDetail":{"TaxRateRef":{"value":"20"},"TaxPercent":10}}]},
                        "CustomerRef":{"value":"2"}}}]}""");

        assertThat(posted(answers, "GBP").stored())
                .isEqualTo(new Stored(
                        Money.parse("GBP 35.85"),
                        Money.parse("GBP 3.35"),
                        List.of(
                                new RateTax("4", TaxRate.ZERO, Money.parse("GBP 0.00")),
                                new RateTax("20", TaxRate.ofPercent("10"), Money.parse("GBP 3.35"))),
                        "2",
                        new Ref<>("2", ""),
                        2,
                        List.of(
                                new CodeNet(new Ref<>("3", "20.0% S"), Money.parse("GBP 28.50")),
                                new CodeNet(new Ref<>("", "no code"), Money.parse("GBP 4.00"))),
                        "7b64296aebcc8772"));
    }

    @Test
    void takesTheHomeCurrencyWhereNoneIsNamed() {
        var answers = read("{\"BatchItemResponse\":[{\"bId\":\"a\",\"SalesReceipt\":{\"Id\":\"1\",\"TotalAmt\":5}}]}");

        assertThat(posted(answers, "GBP").stored()).isEqualTo(new Stored(Money.parse("GBP 5"), Money.parse("GBP 0")));
    }

    @Test
    void neverRoundsADifferenceAway() {
        var answers = read("""
                        {"BatchItemResponse":[{"bId":"a","SalesReceipt":{"Id":"1","CurrencyRef":{"value":"JPY"},"TotalAmt":999.5}}]}""");

        assertThat(posted(answers, "JPY").stored().gross()).isNotEqualTo(Money.parse("JPY 1000"));
    }

    @Test
    void isNoAnswerWhenCutOff() {
        assertThat(BatchAnswer.read("{\"BatchItemResponse\":[{\"bId\":\"a\",\"Sales".getBytes(UTF_8)))
                .isEmpty();
        assertThat(BatchAnswer.read("{}".getBytes(UTF_8))).isEmpty();
    }

    private static Map<String, BatchAnswer> read(String body) {
        return BatchAnswer.read(body.getBytes(UTF_8)).orElseThrow();
    }

    private static Outcome.Posted posted(Map<String, BatchAnswer> answers, String currency) {
        var stored = (BatchAnswer.Stored) Objects.requireNonNull(answers.get("a"));
        var wanted = Intent.of(aSale().in(currency).line("Mug", 1, "1000", "0").receipt());
        return Postings.of(stored.entity(), wanted, Sample.british()).orElseThrow();
    }
}
