package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.quickbooks.BatchAnswer.Faulted;

class BatchAnswerTest {

    @Test
    void readsItemsWhateverTheirOrder() {
        var answers = read(
                """
                        {"time":"2026-03-04T01:02:03.000-08:00","BatchItemResponse":[
                        {"Fault":{"type":"ValidationFault","Error":[{"Message":"m","code":"6240","Detail":"d","element":""}]},"bId":"b"},
                        {"bId":"a","SalesReceipt":{"Id":"263","SyncToken":"0","TotalAmt":18.90}}]}""");

        assertThat(answers.get("a")).isEqualTo(new BatchAnswer.Stored(new Entity("SalesReceipt", Map.of("Id", "263",
                "SyncToken", "0", "TotalAmt", "18.90"))));
        assertThat(answers.get("b")).isInstanceOfSatisfying(Faulted.class, it -> assertThat(it.fault().code())
                .isEqualTo("6240"));
    }

    @Test
    void readsWhatWasStoredPastLinesAndAddresses() {
        var answers = read(
                """
                        {"BatchItemResponse":[{"bId":"a","SalesReceipt":{"Line":[{"Id":"1","Amount":99,"SalesItemLineDetail":{
                        "ItemRef":{"value":"4","name":"Design"}}}],"BillAddr":{"Id":"49","Line1":"x"},"Id":"11","SyncToken":"2",
                        "CurrencyRef":{"name":"US Dollar","value":"USD"},"TotalAmt":18.9,"TxnTaxDetail":{"TaxLine":[{"Amount":3.15}],
                        "TotalTax":3.15},"DocNumber":"1001"}}]}""");

        var posted = posted(answers, "USD");

        assertThat(posted).isEqualTo(new Outcome.Posted(new DocumentRef(DocumentType.SALES_RECEIPT, "11", "2", "1001"),
                new Stored(Money.parse("USD 18.90"), Money.parse("USD 3.15"))));
    }

    @Test
    void takesTheHomeCurrencyWhereNoneIsNamed() {
        var answers = read("{\"BatchItemResponse\":[{\"bId\":\"a\",\"SalesReceipt\":{\"Id\":\"1\",\"TotalAmt\":5}}]}");

        assertThat(posted(answers, "GBP").stored()).isEqualTo(new Stored(Money.parse("GBP 5"), Money.parse("GBP 0")));
    }

    @Test
    void neverRoundsADifferenceAway() {
        var answers = read(
                """
                        {"BatchItemResponse":[{"bId":"a","SalesReceipt":{"Id":"1","CurrencyRef":{"value":"JPY"},"TotalAmt":999.5}}]}""");

        assertThat(posted(answers, "JPY").stored().gross()).isNotEqualTo(Money.parse("JPY 1000"));
    }

    @Test
    void isNoAnswerWhenCutOff() {
        assertThat(BatchAnswer.read("{\"BatchItemResponse\":[{\"bId\":\"a\",\"Sales".getBytes(UTF_8))).isEmpty();
        assertThat(BatchAnswer.read("{}".getBytes(UTF_8))).isEmpty();
    }

    private static Map<String, BatchAnswer> read(String body) {
        return BatchAnswer.read(body.getBytes(UTF_8)).orElseThrow();
    }

    private static Outcome.Posted posted(Map<String, BatchAnswer> answers, String currency) {
        var stored = (BatchAnswer.Stored) Objects.requireNonNull(answers.get("a"));
        var wanted = Intent.of(aSale().in(currency).line("Mug", 1, "1000", "0").receipt());
        return Postings.of(stored.entity(), wanted, Sample.british());
    }
}
