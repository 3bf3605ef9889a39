package dev.cloudcart.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

class DocumentsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void tellsTheDeletedDocumentsFromThoseThatStandWithFewReads() {
        var customer = books.byHand("customer", "{\"DisplayName\": \"Amazon GBP\"}")
                .path("Id")
                .asString();
        var receipts = IntStream.range(0, 5).mapToObj(_ -> receipt(customer)).toList();
        books.deleteByHand("salesreceipt", receipts.get(2).id());
        var all = new ArrayList<>(receipts);
        all.add(new DocumentRef(DocumentType.INVOICE, "987654", "0", "7"));

        var open = books.open();
        var gone = open.gone(all);

        assertThat(gone).containsExactlyInAnyOrder(receipts.get(2), all.getLast());
        assertThat(books.meter.calls().quickbooksReads()).isEqualTo(4);
    }

    @Test
    void asksForManyDocumentsWithOneRead() {
        var customer = books.byHand("customer", "{\"DisplayName\": \"Amazon GBP\"}")
                .path("Id")
                .asString();
        var receipts = IntStream.range(0, 60).mapToObj(_ -> receipt(customer)).toList();

        var gone = books.open().gone(receipts);

        assertThat(gone).isEmpty();
        assertThat(books.meter.calls().quickbooksReads()).isOne();
        assertThat(books.open().gone(List.of())).isEmpty();
        assertThat(books.meter.calls().quickbooksReads()).isZero();
    }

    private DocumentRef receipt(String customer) {
        var stored = books.byHand("salesreceipt", """
                {"CustomerRef": {"value": "%s"}, "GlobalTaxCalculation": "NotApplicable", "Line": [{"Amount": 5,
                 "DetailType": "SalesItemLineDetail", "SalesItemLineDetail": {"ItemRef": {"value": "%s"}}}]}
                """.formatted(customer, item()));
        return new DocumentRef(DocumentType.SALES_RECEIPT, stored.path("Id").asString(), "0", null);
    }

    private String item() {
        return books.read("select * from Item maxresults 1").path("Id").asString();
    }
}
