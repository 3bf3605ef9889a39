package dev.cloudcart.quickbooks.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.SentDocument;

/// What is read out of the body of a batch again.
class SentDocumentsTest {

    private static final byte[] BODY = """
            {"BatchItemRequest":[
              {"bId":"1","operation":"create","Invoice":{"DocNumber":"1001","ExchangeRate":0.8561,"Line":[
                {"Amount":10.00,"Description":"Mug","DetailType":"SalesItemLineDetail",
                 "SalesItemLineDetail":{"ItemRef":{"value":"3"},"Qty":2,"UnitPrice":5.00,"TaxCodeRef":{"value":"7"}}}]}},
              {"bId":"2","operation":"create","Bill":{"DocNumber":"PO1-7","Line":[
                {"Amount":4.00,"DetailType":"AccountBasedExpenseLineDetail",
                 "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"3"}}}]}},
              {"bId":"3","operation":"delete","Bill":{"Id":"9","SyncToken":"0"}}]}
            """.getBytes(UTF_8);

    @Test
    void areTheLinesAndTheRateOfTheDocumentThatIsAskedFor() {
        var invoice = read("1");
        assertThat(invoice.homePerForeign()).isEqualByComparingTo("0.8561");
        assertThat(invoice.lines()).singleElement().satisfies(line -> {
            assertThat(line.item().id()).isEqualTo("3");
            assertThat(line.onAccount()).isFalse();
            assertThat(line.net()).hasToString("EUR 10.00");
        });

        var bill = read("2");
        assertThat(bill.homePerForeign()).isNull();
        assertThat(bill.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.onAccount()).isTrue());
    }

    @Test
    void areUnknownOfWhatHasNone() {
        assertThat(read("3")).isEqualTo(SentDocument.UNKNOWN);
        assertThat(read("4")).isEqualTo(SentDocument.UNKNOWN);
    }

    private static SentDocument read(String id) {
        return SentDocuments.read(BODY, id, CurrencyUnit.EUR);
    }
}
