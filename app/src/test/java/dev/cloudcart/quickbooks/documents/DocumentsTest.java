package dev.cloudcart.quickbooks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.quickbooks.SimulatedBooks;
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

        var found = new Documents(books.realm()).of(all);

        assertThat(all).filteredOn(one -> !found.containsKey(one)).containsExactly(receipts.get(2), all.getLast());
        assertThat(books.meter.calls().quickbooksReads()).isEqualTo(4);
    }

    @Test
    void asksForManyDocumentsWithOneRead() {
        var customer = books.byHand("customer", "{\"DisplayName\": \"Amazon GBP\"}")
                .path("Id")
                .asString();
        var receipts = IntStream.range(0, 60).mapToObj(_ -> receipt(customer)).toList();

        var found = new Documents(books.realm()).of(receipts);

        assertThat(found).containsOnlyKeys(receipts);
        assertThat(books.meter.calls().quickbooksReads()).isOne();
        assertThat(new Documents(books.realm()).of(List.of())).isEmpty();
        assertThat(books.meter.calls().quickbooksReads()).isZero();
    }

    @Test
    void tellsWhatWasChangedOfAllKindsWithOneRead() {
        var customer = books.byHand("customer", "{\"DisplayName\": \"Amazon GBP\"}")
                .path("Id")
                .asString();
        var before = books.realm().now();
        var receipts = IntStream.range(0, 3).mapToObj(_ -> receipt(customer)).toList();
        books.deleteByHand("salesreceipt", receipts.get(1).id());

        var changes = new DocumentChanges(books.realm()).since(before.minusSeconds(60), List.of(DocumentType.values()));

        assertThat(changes.isWhole()).isTrue();
        assertThat(changes.documents())
                .extracting(one -> one.document().id() + " " + one.document().type() + " " + one.deleted())
                .containsExactlyInAnyOrder(
                        receipts.get(0).id() + " SALES_RECEIPT false",
                        receipts.get(1).id() + " SALES_RECEIPT true",
                        receipts.get(2).id() + " SALES_RECEIPT false");
        assertThat(books.meter.calls().quickbooksReads()).isOne();
    }

    @Test
    void isToldNothingOfWhatIsTooLongAgo() {
        var realm = books.realm();

        var changes = new DocumentChanges(realm)
                .since(realm.now().minus(Duration.ofDays(40)), List.of(DocumentType.values()));

        assertThat(changes.documents()).isEmpty();
        assertThat(changes.isWhole()).isFalse();
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
